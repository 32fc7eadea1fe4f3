/** Moods in English: see lexicon.ts for how a table is written. */
export const en = `
not-0.4: not, never, none, cannot, cant, can't, dont, don't, doesn't, doesnt, didn't, didnt, isn't, isnt, wasn't, wasnt, aren't, arent
not-0.4: weren't, werent, won't, wont, wouldn't, wouldnt, couldn't, couldnt, shouldn't, shouldnt, haven't, havent, hasn't, hasnt, hadn't
not-0.4: hadnt, ain't, nothing, nobody, no one, fail to, fails to, failed to, failing to, no longer, unable to be, stopped being
very: very, really, extremely, so, absolutely, completely, totally, utterly, incredibly, exceptionally, truly, deeply, highly, quite
very: insanely, ridiculously, terribly, awfully, particularly, especially, thoroughly, genuinely, immensely, hugely, beyond, such
very: such a, much, way, far too, way too, too, more and more, increasingly, extraordinarily, remarkably, most, even more, the most
very: always, every single, simply, just so, words cannot express, no words for how, run out of words
bit: a bit, slightly, somewhat, a little, kind of, sort of, rather, fairly, partly, partially, mildly, relatively, a tad, almost
bit: more or less, not very, not so, not too, not that, not particularly
but: but, however, yet, nevertheless, nonetheless, still though, on the other hand, except that, apart from that, only that
though: although, though, even though, despite, in spite of, even if, while i appreciate, while i understand, notwithstanding
if: if, would, could, should, might, unless, in case, whether, hopefully, assuming, suppose, can you, could you, would you, wondering
if: i'd like, i would like, we would like, we'd like, do you, is there, are there, is it possible, how do, how can, what is, when will
if: where can, tips, guide
ask: how do/can/could/should/would i/we, how to, is it possible to, is there a/any way, could you please, can you please
ask: would you please, please send, i would like to, we would like to, i'd like to, we'd like to, please find, attached, do you have
ask: do you offer, what is the, what are the, where can/do i/we, which, can i, can we, could i, could we, when does, when is, who is
ask: please confirm, please update, please change, please add, please remove, just checking, quick question, a question about
ask: i have a question, for your information, fyi, let us know, let me know, would like to order, please, kindly
none: thanks in advance, thank you in advance, many thanks in advance, thanks for your patience, thanks and regards, many thanks and
none: thank you for your patience, thank you for your understanding, thanks for your understanding, thanks for contacting
none: thank you for contacting, thank you for your time, thanks for your time, kind/best/warm/warmest/kindest/good regards, best wishes
none: all the best, best, regards, sincerely, yours sincerely, yours faithfully, yours truly, dear, dear sir/madam
none: dear team/support/all, good morning, good afternoon, good evening, good day, hello, hi, hey, cheers
none: have a nice/good/great/lovely day/weekend/evening/week, hope this finds you well, hope you are well, hope you're well
none: hope all is well, hope you are doing well, looking forward to hearing from you, look forward to hearing from you
none: look forward to your reply, looking forward to your reply, look forward to, looking forward to, not only, no problem, no worries
none: not a problem, never mind, no hurry, no rush, not urgent, feel free to, don't hesitate, do not hesitate, hesitate
none: would be great if, would be nice if, would be good if, would be helpful if, would be appreciated, would be greatly appreciated
none: would be much appreciated, much appreciated if, would appreciate it if, i would appreciate, i'd appreciate, would be grateful
none: grateful if, glad if, happy if, happy to provide, happy to help, happy to send, happy to share, happy to test, happy to hear
none: glad to provide, appreciate any help, appreciate your help, any help is appreciated, any help appreciated, as well as, well as
none: as good as, free of charge, good question, at best, better late, for the better part, as soon as, the other day, sorry to bother
none: sorry to bother you, sorry to trouble you, excuse me, sorry for the late reply, sorry for bothering, pretty much, great britain
none: best practice*, best way, good idea to, a good deal, nice to have, right now, right away, right click, right side, right hand
none: all right if, fine print, fine tune, error log*, error page template, like to, like this, like that, like the, looks like
none: look like, seems like, feels like, sounds like, would like, anything like, something like, just like, like a, fast lane
none: free trial, free version, free plan, freeze panes, if you like, thanks to, no doubt, nothing else, nothing more, nothing but
none: no matter, no later than, not later than, not yet, not sure, not certain, whether or not, or not, why not, not all, complaint form
none: support team, quick note, quick search, smart phone, super user*, well known, bug tracker, bug report*, trouble ticket*
none: problem description, best before, critical path, critical update*, return address, return label, return policy, returned value
none: cancel button, cancellation policy, cancellation form, refund policy, out of office, out of stock list, on hold music
none: waiting list, waiting room, emergency contact, alarm clock, alert settings, warning level, risk assessment, hard drive, hard disk
none: hard copy, dark mode, dead line, deadline, killer feature list, dead letter, hot fix, hotfix, as promised, as expected, as agreed
none: as usual, exactly the same, the exact same, the best way, the best option, the best time, best possible, superoffice, superuser*
none: supervisor*, supermarket*, many thanks for your mail, many thanks for your email, thank you very much for your mail
none: thank you very much for your email, thanks for your mail, thanks for your email, thank you for your mail, thank you for your email
none: thanks for your message, thank you for your message, to whom it may concern, what happens if, what happens when, do not need
none: don't need, no need, doesn't need, not required, not decided, not before, not until
thanks: thanks, thank you, thank you very much, thank you so much, many thanks, thx, thanx, thanks a lot, thanks so much
thanks: thanks a million, cheers for that, ty, much obliged, thanks again, thank you again, a big thank you
+4: fantastic, fantastically, outstanding, phenomenal, best ~ ever, couldn't be happier, could not be happier, couldn't ask for more
+4: could not ask for more, over the moon, above and beyond, beyond expectations, exceeded ~ expectations, exceeds ~ expectations
+4: ten out of ten, 10 10, five stars, 5 stars, blown away, made my day, saved my day, saved the day, saved our day, lifesaver*
+4: life saver*, absolutely love, love love, simply the best, second to none, world class, top notch, first class, flawless*
+4: can't praise ~ enough, cannot praise ~ enough, can't thank ~ enough, cannot thank ~ enough, couldn't have done it without, ten stars
+4: five star, 5 star, ten points, couldn't recommend ~ more, couldn't recommend ~ highly, could not recommend ~ more
+4: can't recommend ~ enough, cannot recommend ~ enough
+3: excellent*, awesome, amazing*, wonderful*, brilliant*, superb*, perfect, perfectly, love, loved, loving, loves, delight*, thrilled
+3: marvellous*, marvelous*, magnificent*, incredible, impressive, impressed, terrific, splendid, fabulous, exceptional, stellar
+3: exemplary, spotless, gorgeous, beautiful*, great job, great work, great service, great support, great help, well done, fantastic job
+3: spot on, kudos, hats off, bravo, hooray, hurray, yay, woohoo, highly recommend*, will recommend, would recommend, happy to recommend
+3: recommend ~ to everyone, recommend you, recommend your, very grateful, so grateful, really grateful, huge relief, what a relief
+3: big relief, relieved, works like a charm, worked like a charm, works a treat, works beautifully, works flawlessly, works perfectly
+3: worked perfectly, runs like clockwork, best support, best service, a pleasure, pleasure to work/deal, pleasantly surprised
+3: positively surprised, keep up the good work, keep it up, legend, hero, heroes, rockstar*, rock stars, wizard*, gem, star, champion*
+3: genius, you guys rock, you rock, rocks, you're the best, you are the best, saved me, saved us, saves us, saves me, saving us
+3: big fan, huge fan, huge improvement, big improvement, massive improvement, huge thank you, huge thanks, hugs, thank you all so much
+3: thrilled to bits, exactly what i/we needed, exactly what i/we wanted, just what i/we needed, just what we needed, a dream
+3: dream come true
+2: great, good, happy, happily, glad, pleased, pleasing, satisfied, satisfying, satisfactory, satisfaction, nice, nicely, lovely
+2: helpful*, friendly, grateful, gratitude, thankful*, appreciate*, appreciative, appreciation, professional, professionally
+2: professionalism, efficient*, effective*, reliable, reliably, trustworthy, smooth, smoothly, seamless*, effortless*, painless*
+2: intuitive*, easy, easily, user friendly, convenient*, comfortable, enjoy*, fun, cool, sweet, neat, pretty good, quick response
+2: quick reply, quick help, quick fix, quick answer, quick turnaround, quick action, quick reaction, quickly, quick, fast response
+2: fast reply, fast help, fast delivery, fast, swift*, prompt, promptly, speedy, speedily, rapid, rapidly, instantly, in no time
+2: within minutes, within an hour, within the hour, the same day, same day, ahead of schedule, earlier than expected
+2: sooner than expected, faster than expected, better than expected, better than ever, better than before, much better, far better
+2: so much better, way better, a lot better, thanks for the quick/fast/prompt/swift/speedy/rapid/great/excellent/good/kind/super
+2: thanks for your quick/fast/prompt/swift/speedy/great/excellent/good/kind
+2: thank you for the quick/fast/prompt/swift/speedy/great/excellent/good
+2: thank you for your quick/fast/prompt/swift/speedy/great/excellent/good/kind, thanks for all ~ help, thank you for all ~ help
+2: thanks for ~ help/helping/support/effort/efforts/assistance/fixing/solving/sorting/resolving/explaining
+2: thank you for ~ help/helping/support/effort/efforts/assistance/fixing/solving/sorting/resolving/explaining
+2: thank ~ for ~ help/helping, thanks for getting back, thank you for getting back, thanks for taking care, thank you for taking care
+2: thanks for the explanation, thanks for the clear, thank you for the clear, pass on ~ thanks, extend ~ thanks, my compliments
+2: compliments, compliment, praise, well organised, well organized, well written, well explained, well designed, well made
+2: well thought, well handled, went well, going well, going great, goes well, worked well, works well, working well, working great
+2: works great, worked great, runs well, runs smoothly, running smoothly, stable, like it, like how, i like, we like, really like
+2: liked, likes, favourite, favorite, thumbs up, a joy, joy, cheerful, polite, politely, courteous, patient, attentive, knowledgeable
+2: competent, skilled, skilful, responsive, considerate, thoughtful, generous, caring, sympathetic, clear explanation
+2: clear instructions, clear answer, clear and, explained ~ clearly, clearly explained, valuable, worth every, worth it, worth the
+2: good value, value for money, bargain, a success, success, successful, congrats, congratulations, improvement*, improved, benefit*
+2: solid, robust, elegant, clean, fresh, modern, clever, smart, handy, useful, rewarding, exciting, excited, enthusiastic, refreshing*
+2: charming, stress free, hassle free, no hassle, without any hassle, problem free, trouble free, worry free, without a hitch
+2: without a glitch, on time, right on time, loyal, confident, trust you, trust your, peace of mind, reassuring, reassured, welcoming
+2: warm, hospitable, so kind, very kind, kind help, kind support, kind words, kind of you, kindness, kind people, as good as new
+2: best purchase, will order again, would order again, order again, buy again, coming back, will be back, a treasure, in one piece
+2: no more errors, no more problems, no more issues, sleep well, sleep again, weight off, like a new, night and day, big difference
+2: huge difference, what a difference, made ~ easier, makes ~ easier, made it easy, makes life easier, life easier, without a hiccup
+2: no hiccups, hit the ground, went the extra mile, extra mile, going the extra, couldn't have been, could not have been
+2: never been easier, time well spent, money well spent, well spent, well worth, worth its, our team loves, colleagues love
+2: everyone is happy, everybody is happy, customers are happy, customers love, happy with, very well, so well, extremely well
+2: really well, five minutes later, on the first try, first try, at first attempt, right away fixed, solved immediately
+2: fixed immediately, immediately solved, immediately fixed, answered immediately, helped immediately, immediately helped, on the ball
+2: on top of it, real person, human being, breath of fresh air, as it should, a lot easier, much easier, far easier, so much easier
+2: way easier, not looked back, never looked back, don't regret, do not regret, haven't regretted, have not regretted, no regrets
+2: no more waiting, thanks to our/your, thanks to him, thanks to her, than expected, than i expected, than we expected, than i thought
+2: the best, best in, best of, best i have, best we have, no fuss, without any fuss, someone who listens, somebody who listens
+2: made it click, cannot thank
+2s: works again, working again, work again, is back, are back, back up, up and running, back to normal, back online, works now
+2s: working now, now works, now working, works fine, working fine, works perfectly now, all good, all good now, all fine now
+2s: all is well, everything works, everything is working, everything worked, all works, it works, it worked, that worked, this worked
+2s: did the trick, that did it, that helped, this helped, it helped, helped a lot, helped me, helped us, problem solved, issue solved
+2s: issue resolved, problem resolved, problem fixed, issue fixed, you fixed, has fixed, got fixed, is fixed, was fixed, been fixed
+2s: now fixed, fixed within, fixed in, fixed quickly, sorted out, all sorted, cleared up, taken care of, finally works, finally working
+2s: finally fixed, finally solved, finally got, finally arrived, at last, arrived safely, arrived today, arrived early, arrived already
+2s: received the refund, got my money back, got the refund, refund received, already arrived, can log in again, can work again
+2s: back in business, got it working, got it to work, crystal clear
+1.5: works^, worked^, working^, functions well, does its job, does the job, recommend*, helps, helped, help a lot, reasonable
+1.5: reasonably, decent, pleasant*, fine, okay, correct, correctly, accurate*, fair, fairly priced, better, positive*, well, cheaper
+1.5: affordable, safe, secure, calm, relaxed, hopeful, promising, interesting, appealing, attractive, welcome addition, luckily
+1.5: fortunately, thankfully, lucky, best of luck, win, won, proud, eager, peaceful, worthwhile, support was, simple, simplifies
+1.5: simpler, easier, faster, quicker, speeds up, saves time, time saver, time saving, no complaints, nothing to complain
+1.5: can't complain, cannot complain, can't fault, cannot fault, no issues, no problems, no issues so far, looking good, looks good
+1.5: looks great, looks nice, sounds good, sounds great, feels good, good news, great news, good to know, good to hear, glad to hear
+1.5: nice to see, nice to hear, good to see, makes sense, understandable, clear now, clarified, clarifies, got it, understood, keep it
+1.5: stay with you, loyal customer, satisfied customer, happy customer, looking forward to the, can't wait, cannot wait, please pass on
+1: ok, alright, acceptable, sufficient, adequate, enough for us, not bad, not too bad, not bad at all, could be worse, surprised
+1: new feature, steady, interested, will do, thanks for the update, thank you for the update, thanks for the info
+1: thank you for the information, thanks for letting, thanks for the reply, thank you for the reply, thanks for your reply
+1: thank you for your reply, thanks for your answer, thank you for your answer, thanks for the answer, received ~ thanks
-1f: error, errors, issue, issues, problem, problems, problematic, trouble, bug, bugs, buggy, glitch*, fault, faulty, failure, failures
-1f: fails, failed, failing, fail, crash*, freez*, froze, frozen, hang, hangs, hanging, stuck, broken, broke, breaks, breaking, damaged
-1f: damage, defect*, dented, scratched, cracked, torn, leaking, leaks, leaked, corrupt*, missing, lost, loses, losing, disappeared
-1f: disappears, vanished, gone, deleted by, wrong, wrongly, incorrect*, mistake*, mistaken, inaccurate, invalid, incomplete, outage
-1f: outages, downtime, offline, unavailable, unreachable, inaccessible, unresponsive, disconnect*, timeout, timeouts, timed out
-1f: times out, not work^, not working, doesn't work, does not work, doesnt work, don't work, do not work, didn't work, did not work
-1f: didnt work, won't work, will not work, isn't working, is not working, isnt working, aren't working, are not working, wasn't working
-1f: stopped working, stops working, stop working, quit working, no longer works, no longer working, not functioning, doesn't function
-1f: not responding, doesn't respond, does not respond, not loading, doesn't load, does not load, won't load, won't open, doesn't open
-1f: does not open, cannot open, can't open, won't start, doesn't start, does not start, cannot start, won't print, doesn't print
-1f: does not print, won't connect, cannot connect, can't connect, cannot log, can't log, can not log, unable to, not able to
-1f: aren't able to, can't access, cannot access, can't login, cannot login, cannot send, can't send, cannot print, can't print
-1f: cannot save, can't save, cannot find, can't find, cannot see, can't see, cannot use, can't use, cannot work, can't work, cannot get
-1f: can't get, cannot reach, can't reach, cannot sign, can't sign, couldn't log, could not log, not possible to, impossible to
-1f: locked out, lock me out, locks me out, kicked out, kicks me out, logs me out, logged out all the time, throws me out, blocked
-1f: rejected, denied, refused, declined, not received, haven't received, have not received, didn't receive, did not receive
-1f: never received, never arrived, hasn't arrived, has not arrived, not arrived, not been delivered, not delivered, didn't arrive
-1f: did not arrive, not showing, doesn't show, does not show, not syncing, doesn't sync, does not sync, not updating, doesn't update
-1f: doesn't appear, does not appear, not saved, isn't saved, slow, slowly, sluggish, laggy, lags, lagging, lag, takes forever
-1f: takes ages, took forever, took ages, unstable, intermittent*, sporadic*, flickers, flickering, black screen, blank screen
-1f: white screen, blue screen, empty page, double charged, charged twice, charged double, billed twice, invoiced twice
-1f: charged too much, overcharged, overbilled, wrong amount, wrong item, wrong address, wrong size, wrong colour, wrong color
-1f: too expensive, expensive, overpriced, overdue, late, delay, delays, delayed, postponed again, out of order, out of service, noisy
-1f: dirty, stained, unsafe, insecure, hacked, stolen, spam*, phishing, suspicious, confused, confusing*, unclear, complicated, complex
-1f: cumbersome, inconvenien*, difficult, difficulties, hard to, hard time, tricky, bounces, bounced, duplicate, duplicates, misspelled
-1f: warning, too small, too big, too late, too slow, too long, too loud, short of, overheats, overheating, beeping, jammed, jams
-1f: stalls, stutters, work issues, scratch, scratches, dent, dents, crack, cracks, stain, stains, hole, holes, leak, rust, rusty
-1f: wobbly, wobbles, loose, bent, blurry, drops, dropping, dropped, cuts out, cut off, cuts off, keeps turning off, turns itself off
-1f: switches off, shuts down, shut down, goes down, went down, is down, are down, was down, keeps, no sound, no signal, no internet
-1f: no connection, no picture, no power, no access, doesn't recognise, doesn't recognize, does not recognise, not recognised
-1f: not recognized, doesn't accept, does not accept, not accepted, doesn't match, does not match, don't match, doesn't add up
-1f: not listed, not visible, cannot upload, can't upload, cannot download, can't download, cannot install, can't install, cannot change
-1f: can't change, cannot delete, can't delete, cannot edit, can't edit, cannot add, can't add, cannot click, can't click, cannot pay
-1f: can't pay, cannot order, can't order, cannot complete, can't complete, cannot reset, can't reset, cannot call, can't call
-1f: can't start, nothing happens, nothing happened, sitting in your, charged for, were charged, was charged, been charged, billed for
-1f: were billed, was billed, again and again asked, isn't there, not there anymore, no longer there, not available, no longer available
-1f: no longer possible, no longer able, empty, blank, half of the, only half, supposedly, allegedly, short circuit, smoke, smell
-1f: smells, burnt, burned, mould, mold, wrong one, wrong product, wrong model, wrong part, not the right, out of date, expired, rejects
-1f: reject, refuses, refuse, takes hours, takes days, takes weeks, takes minutes, took hours, took days, took weeks, differ, differs
-1f: different from what, mismatch, discrepancy, deletes, deleted, wiped, erased, overwritten, dead, came off, comes off, fell off
-1f: falls off, fell apart, falls apart, greyed out, grayed out, got lost, being charged, overcharge*, drip*, puddle, rattl*, squeal*
-1f: squeak*, noise, noises, hums, humming, buzzing, vibrat*, grinding, scraping, icy, freezing cold, draught, draughty, drafty
-1f: burning smell, smells burnt, flooded, soaked, wet floor, dangerous, hazard*, complain, have to complain, must complain, muddy, dirt
-1.5: unfortunately, sadly, regret, regretfully, regrettably, sorry to say, afraid, worried, worry, worries me, worrying, concern
-1.5: concerned, concerning, nervous, anxious, unsure what, not happy, unhappy, not satisfied, dissatisf*, not pleased, displeased
-1.5: not good, not great, not ideal, not impressed, underwhelm*, unhelpful, not helpful, doesn't help, does not help, didn't help
-1.5: did not help, no help, of no help, useless, pointless, impractical, unnecessar*, needless*, tedious, tiresome, boring, bothersome
-1.5: bother, bothers, nuisance, irritat*, annoy*, bugs me, hassle, messy, mess, messed up, mess up, sloppy, careless, inconsistent
-1.5: unreliable, poor, poorly, bad, badly, weak, inferior, mediocre, cheap looking, ugly, clumsy, clunky, awkward, strange, weird, odd
-1.5: suffers, suffer, suffering, struggle, struggling, struggled, painful, a pain, pain in, headache*, stress*, tired, exhaust*
-1.5: overwhelmed, lost patience, still not, still no, still doesn't, still does not, still don't, still can't, still cannot
-1.5: still isn't, still haven't, still have not, still hasn't, still waiting, still broken, still wrong, still the same, still missing
-1.5: still having, still getting, still nothing, yet again, once again, again and again, over and over, keeps happening, keep happening
-1.5: happens again, happened again, same problem again, same issue again, same error again, keeps crashing, keeps failing, keep getting
-1.5: keeps asking, repeatedly, recurring, no reply, no response, no answer, no reaction, no feedback, no solution, no progress
-1.5: no update, not heard, haven't heard, have not heard, heard nothing, hear nothing, never heard, no word, nobody answers
-1.5: no one answers, nobody replies, no one replies, nobody responds, nobody picks up, no one picks up, no call back, not called back
-1.5: nobody called, never called, unanswered, without an answer, without a reply, without any reply, without response, not solved
-1.5: not resolved, not fixed, unsolved, unresolved, waiting since, waiting for weeks, waiting for ~ weeks, waiting for ~ days
-1.5: waiting for months, waiting for ~ months, waiting for hours, been waiting, have waited, waited, wait for days, wait so long
-1.5: waiting for so long, long wait, weeks now, days now, months now, for weeks, for months, for days, for ages, wasted, wasting, waste
-1.5: cost us, costs us, costing us, losing customers, lose customers, losing money, lost money, losing time, lost time, lost a day
-1.5: lost all, lost everything, lost ~ hours, second time, chasing, chase, chased, remind you, complaint, complain*, dispute, refund
-1.5: money back, want my money back, return it, send it back, switch to another, switch provider, look elsewhere, looking elsewhere
-1.5: looking for an alternative, competitor*, desperate*, escalate, escalated, escalation, expected more, expected better, expect more
-1.5: expect better, had expected, would have expected, i would expect, deserve better, is anyone there, is anybody there, anybody there
-1.5: anyone reading, does anyone read, does anybody read, on hold, kept on hold, lost ~ day, lost a whole, an entire day, a whole day
-1.5: whole morning wasted, do everything twice, have to redo, had to redo, redo everything, start all over, start over again
-1.5: all over again, explained ~ times, explain ~ again, told ~ times, asked ~ times, called ~ times, written ~ times, wrote ~ times
-1.5: you promised, was promised, were promised, promised to call, supposed to, should have been, should have arrived, meant to
-1.5: back to square one, no one knows, nobody knows, nobody can help, no one can help, nobody helped, does not care
-1.5: our customers are waiting, customers are waiting, customers complain, cannot serve, cannot invoice, blame, excuses
-1.5: excuse after excuse, vague answer*, standard reply, canned response*, copy paste answer, automated reply again, closed without
-1.5: closed my ticket, ticket was closed, not the first time, loses all, for nothing, in vain, why am i paying, what am i paying
-1.5: paying for this, pay for something, hidden costs, hidden fees, price increase*, raised the price*, step back, step backwards
-1.5: backward step, downgrade, speechless, on every single, every single page, every single time, customer of another, another customer
-1.5: for heaven's sake, for god's sake, zero answers/replies/response/responses/help, zero, price went up, price rise, more expensive
-1.5: weeks without, months without, days without, for two/three/four/several weeks, for two/three/several months
-2.5: disappoint*, let down, lets down, letting us down, let us down, frustrat*, angry, anger, upset, upsetting, furious, fed up
-2.5: sick of, sick and tired, tired of, had enough, enough is enough, enough of this, had it with, lost faith, lost trust
-2.5: lost confidence, losing faith, losing patience, losing trust, losing confidence, patience is, running out of patience
-2.5: run out of patience, out of patience, third time, fourth time, fifth time, sixth time, 3rd time, 4th time, 5th time, tenth time
-2.5: umpteenth, how many times, how many more times, how often do i, how long do i/we, how much longer, how long does, how hard can it
-2.5: when will you finally, when are you finally, when is this finally, why is nobody, why does nobody, why does no one
-2.5: why is it so hard, why can't you, what is going on, what's going on, are you serious, are you kidding, you must be joking
-2.5: really poor, very poor, poor service, poor support, poor quality, bad service, bad support, bad experience, bad quality, lousy
-2.5: shoddy, rubbish, trash, garbage, crap, crappy, junk, sucks, suck, sucked, pathetic, ridiculous*, absurd, laughable, a joke
-2.5: bad joke, farce, circus, nonsense, bullshit, bs, wtf, idiot*, stupid*, dumb, moron*, incompeten*, clueless, ignorant, amateur*
-2.5: unprofessional, negligen*, rude, rudely, impolite, arrogant, dismissive, condescending, disrespect*, hostile, unfriendly, ignored
-2.5: ignoring, ignores, ignore, brushed off, fobbed off, passed around, sent from pillar, sent in circles, going in circles, run around
-2.5: runaround, gave up, given up, giving up, hopeless*, unbearable, intolerable, unworkable, unusable, worthless, not worth
-2.5: waste of time, waste of money, wasted ~ hours, wasted my, wasting my/our, rip off, ripoff, ripped off, scam*, cheat*, fraud*
-2.5: liar*, lie, lied, lies, lying, misleading, misled, deceiv*, dishonest, empty promises, broken promise*, broke ~ promise
-2.5: promised but, not what was promised, not as promised, not what i ordered, not kept, never again, last time i, last chance
-2.5: regret buying, regret choosing, avoid, stay away, do not recommend, don't recommend, would not recommend, can't recommend
-2.5: cannot recommend, won't recommend, not recommend, lawyer, legal action, legal steps, court, sue, consumer protection
-2.5: consumer rights, report you, bad review, negative review, one star, 1 star, zero stars, leaving you, taking our business
-2.5: take our business, take my business, hate, hated, hates, despise, nightmare*, chaos, chaotic, catastroph*, disaster*, fiasco
-2.5: debacle, failure on your, big problem, huge problem, serious problem, major problem, massive problem, serious issue, major issue
-2.5: serious concern*, severe*, very slow, painfully slow, way too slow, extremely slow, unbelievabl*, incredibl* slow, incredibly bad
-2.5: can't believe, cannot believe, shocked, shocking*, stunned, appalled, alarming, dreadful*, dire, miserable, depressing
-2.5: heartbroken, crying, in tears, embarrass*, humiliat*, insult*, offend*, offensive, betrayed, cheated, unfair, unjust*
-2.5: unreasonable, unjustified, outdated, backwards, not good enough, isn't good enough, won't do, not okay, not ok, not acceptable
-2.5: can't accept, cannot accept, won't accept, do not accept, don't accept, not tolerate, won't tolerate, cannot go on, can't go on
-2.5: this has to stop, has to end, worse, got worse, getting worse, worse than, thanks for nothing, no thanks to you, no use
-2.5: at wit's end, at my wits end, nobody cares, no one cares, don't care, doesn't care, do not care, nobody seems to
-2.5: couldn't care less, dead in the water, standstill, at a standstill, kills, killing us, killing me, great another, oh great
-2.5: yeah right, well done for nothing, nice job breaking, treated like this, treated this way, treated like that, never been treated
-2.5: never experienced, never seen anything like, drives me crazy, drives me mad, drives me nuts, drives us crazy, driving me crazy
-2.5: driving me mad, driving me insane, pulling my hair, tearing my hair, pull my hair, lose my mind, losing my mind, going mad
-2.5: going crazy, making a fool, made a fool, taken for a fool, taken for fools, hung up on, hung up, hangs up, slammed the phone
-2.5: ruined*, ruin, ruins, wrecked, spoiled, spoilt, sabotage*, now you have ruined, done with you, i am done, i'm done, we are done
-2.5: we're done, in pieces, into pieces, in bits, shattered, smashed, congratulations you, thrown over, threw the, dumped
-2.5: left outside in the rain, could not care, could have prevented, fools of us, how can you sell, how can you, who actually knows
-2.5: somebody competent, someone competent, how dare you, know what they are doing, ashamed, getting old, starting to annoy
-2.5: wearing thin, last thing i need, wasting my time, wasting our time, steal my time, in the rain, left in the rain
-3.5: terrible, terribly bad, horrible, horribly, horrid, awful, worst, unacceptable, inacceptable, outrageous*, outrage, outraged
-3.5: disgrace*, disgust*, atrocious, abysmal, appalling*, scandal*, shame, shameful*, shambles, despicable, inexcusable, unforgivable
-3.5: livid, hell, hellish, complete disaster, utter disaster, total disaster, absolute joke, complete joke, total joke, beyond a joke
-3.5: fuck, fucked, shit, shitty, damn it, piss*, worst ~ ever, worst service, worst support, worst experience, zero support
-3.5: zero service, last straw, fuming, enraged, infuriat*, incensed, beyond frustrated, beyond belief, detest, loathe, abomination
very-1.5: damn, goddamn, bloody, fucking, freaking, seriously
very+3: super
-0.7: urgent, urgently, asap, immediately, at once, critical, emergency, cancel, cancelling, canceling, cancellation, terminate
-0.7: close my account, delete my account, reminder, manager, supervisor
again: again, every time, each time, constantly, all the time, every day, every morning, every week
again: for two/three/four/five/six/seven/eight/ten/several/many/# days/weeks/months/hours, for hours, all day, all week, all morning
again: already, the whole day, the entire day
-0.7f: it has been # days/weeks/months, been ten days, been two weeks, days ago, weeks ago, months ago, since last week
-0.7f: since last month, since last monday, days later, weeks later, over a week, more than a week, a week ago, twice, two times
-0.7f: three times, error message*, error code*, error text, without notice, without telling, without warning, without asking
-0.7f: without informing, have to restart, had to restart
+1.2s: solved, resolved, sorted, fixed it
not: without, neither, nor, far from, anything but, nowhere near, lack of, lacks, lacking, less than, rarely, no
again-0.4: still, once more, since monday/tuesday/wednesday/thursday/friday/yesterday/last, for a week, for a month, for over a week
again-0.4: since the weekend, since this morning, since the update, since the last update
-0.5f: why
not-0.7: barely, hardly, scarcely
+1.8: many thanks for, thanks a lot for, thank you very much for, thank you so much for, thanks so much for, thanks again for
+1.8: thank you again for, thanks a million for, big thanks for, big thanks to, many thanks to, thanks to all, thank you to
`;
