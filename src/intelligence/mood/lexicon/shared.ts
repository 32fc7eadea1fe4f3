/** Moods that need no language: emoji and emoticons; and words that people of all seven write among their own. */
export const signs = `
+3: 😍, 🥰, 😘, ❤, 🧡, 💛, 💚, 💙, 💜, 🖤, 💖, 💗, 💕, 💯, 🤩, 🥳, 🎉, 🎊, 🏆, 🥇, 🙌, <3, 😻
+2: 😀, 😃, 😄, 😁, 😊, 😇, 🤗, 👍, 👏, 👌, 💪, 😎, 🌟, ⭐, ✨, 🌈, 🌞, ☀, 🤝, 🎈, 🍾, 🥂, 🚀, 😺, 💐, 🌹, 🌸, 🤘
+1: 🙂, ☺, 😌, 😋, 🙏, ✅, ✔, 😉, :)
+1.5: :d, ^^, ;d
-1: 😕, 🙁, ☹, 😐, 😑, 😒, 😬, 😟, 😓, 😥, ⚠, ❌, ❗, ‼, 😶, 🥺, :/, :|
-2: 😞, 😔, 😢, 😖, 😣, 😩, 😫, 😤, 🙄, 👎, 😭, 😰, 😧, 😦, 🤨, 🤦, 😱, 😨, 💔, 😿, 🤯, 🥵, ;(, :(
-3: 😠, 😡, 🤬, 👿, 😾, 💩, 🤮, 🤢, 🖕, 💢, 😈
`;

/** Words, the same in all languages where they are not their own. */
export const loans = `
-1f: bug, bugs, error, crash*, freeze*, timeout, down, offline, downtime, fail, failed, broken
-2.5: wtf, bullshit, fail*, scam, spam mail, crap, worst, sucks, disaster, joke, useless
-3.5: fuck*, fck, shit*, shitshow
+3: awesome, amazing, perfect, top, super, great, excellent, wow, bravo, yes, love it, well done, great job, great service, good job
+3: best, 10 10, supertop, superb, yay
+2: nice, cool, good, happy, smooth, thumbs up, works like a charm, quick fix
+1: ok, okay, thx
`;
