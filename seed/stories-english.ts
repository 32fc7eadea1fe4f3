/** English: people who moved to Norway, and a letter or two from elsewhere. */
import { chat, mail, note, reply, type Story, set, take } from './story.ts';

export const englishStories: readonly Story[] = [
  {
    title: 'Heat pump blowing cold air',
    lang: 'en',
    person: 'james',
    owner: 'bjorn',
    tags: ['broken'],
    color: 'white',
    size: 6,
    steps: [
      mail(
        'james',
        '29 08:12',
        `Good morning,\n\nour heat pump has been blowing cold air for about ten minutes every hour since the weekend. In between it is fine. It is minus six here in Stavanger, which I gather is unusual. Is something broken or is this normal?\n\nJames Whitfield`,
        { mood: -10 },
      ),
      reply(
        'bjorn',
        '29 09:30',
        15,
        `Good morning James,\n\nthat is the outdoor unit melting its own ice, and in wet frost it has to do that often. Ten minutes an hour is a little more than it should be, though. Could you check whether the grille at the back is clogged with leaves?`,
        'waiting',
      ),
      mail(
        'james',
        '28 17:25',
        `Half a hedge came out of it. It now defrosts every three hours or so. I feel slightly foolish but very warm. Thank you!`,
        { mood: 88 },
      ),
      reply('bjorn', '27 08:40', 5, `No need, it happens to half the coast every winter. Stay warm!`, 'closed'),
    ],
  },
  {
    title: 'Moving house: can we take the unit with us?',
    lang: 'en',
    person: 'james',
    owner: 'anna',
    category: 'sales',
    priority: 'low',
    steps: [
      mail(
        'james',
        '10 19:40',
        `Hello again. We have bought a house two streets away. My wife is rather attached to the heat pump. Can it be moved, and is it worth it?\n\nJames`,
      ),
      reply(
        'anna',
        '9 11:10',
        15,
        `Hello James,\n\nit can be moved for about 7,500 kroner. Whether it is worth it depends on what the buyer of your house expects to find on the wall; in Norway it usually counts as part of the house. A new one of the same size would be 19,900.`,
        'waiting',
      ),
    ],
  },
  {
    title: 'Remote will not switch language',
    lang: 'en',
    person: 'priya',
    origin: chat,
    owner: 'cato',
    priority: 'low',
    steps: [
      mail('priya', '24 12:02', `Hi, my parents are visiting and the remote only speaks Norwegian. Is there an English menu?`),
      reply('cato', '24 12:08', 5, `Hi! Hold "Meny" and "OK" together for three seconds, then press the arrow until it says EN.`),
      mail('priya', '24 12:11', `Magic. My father says thank you, in English, as he can now read it.`, { mood: 82 }),
      set('cato', '24 12:15', { status: 'closed' }),
    ],
  },
  {
    title: 'Complaint about the fitter',
    lang: 'en',
    person: 'james',
    owner: 'anna',
    priority: 'high',
    tags: ['call back'],
    steps: [
      mail(
        'james',
        '8 13:30',
        `I am afraid I have to complain. The young man who came for the yearly check walked through the nursery in his boots while the baby was asleep, and left a coffee cup on the roof of my car. The work itself seems to be fine.\n\nJames Whitfield`,
        { mood: -62 },
      ),
      note('anna', '8 14:05', 5, 'Snakket med vikaren. Han er lei seg og vil gjerne ringe selv.'),
      reply(
        'anna',
        '8 14:20',
        10,
        `Dear James,\n\nI am sorry, that is not how we want to be in anybody's home. I have spoken with him and he would like to ring you himself this afternoon. The check is on us.`,
        'waiting',
      ),
      mail('james', '7 09:15', `He rang, he was very decent about it, and the baby has forgiven him too. All good.`, { mood: 58 }),
      set('anna', '7 09:30', { status: 'closed' }),
    ],
  },
  {
    title: 'Is R290 safe indoors?',
    lang: 'en',
    person: 'priya',
    status: 'queue',
    category: 'queue',
    tags: ['refrigerant'],
    steps: [
      mail(
        'priya',
        '11 21:20',
        `Hello, I read that the new models use propane. We have a gas-free building rule in our co-op. Would a monobloc outside be allowed, and is there anything written I can show the board?\n\nPriya Raman`,
      ),
      take('bjorn', '10 09:30'),
      reply(
        'bjorn',
        '10 09:55',
        20,
        `Hi Priya,\n\nin a monobloc all of the propane stays outside, only water comes in. There is a two-page statement for boards in your portal, with the clearance distances on page two. Let me know if they ask for more.`,
        'waiting',
      ),
      mail(
        'priya',
        '5 18:05',
        `The board asked one thing: what if somebody drills into the outdoor unit? I said nobody would. They were not convinced.`,
        { mood: 5 },
      ),
    ],
  },
  {
    title: 'Spare parts to Shetland?',
    lang: 'en',
    owner: 'anna',
    category: 'sales',
    steps: [
      mail(
        'orders@lerwick-stoves.example.net',
        '6 11:45',
        `Hello, do you ship spare parts to Shetland? A customer of ours has one of your NL-80 and needs a drain pan. The ferry from Bergen does not run any more, as you know better than we do.`,
      ),
      reply(
        'anna',
        '6 13:15',
        10,
        `Hello, we do, by parcel post in about eight days. A drain pan for the NL-80 is 640 kroner plus 290 for the parcel. Shall I send a pro forma?`,
        'waiting',
      ),
    ],
  },
];
