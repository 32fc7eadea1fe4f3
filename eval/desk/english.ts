import type { Parts } from './parts.ts';

export const english: Parts = {
  language: 'en',
  greetings: `
Hi,
Hello,
Hi there,
Dear (support|customer service|team),
Good (morning|afternoon),
To whom it may concern,`,
  closings: `
Thanks
Thank you in advance
Kind regards
Best regards
Best
Many thanks for your help
Looking forward to (your answer|hearing from you)`,
  fillers: `
I (have been|am) a customer (for several years|since last spring|for a long time).
I hope you (are having a good day|are well).
I (tried|have tried) to (call|phone) you but (was put on hold|nobody answered|the line was busy).
Could you (please |)(look into|check) this (as soon as possible|when you have time|for me)?
My (customer number|account number) is {order}.
It (concerns|is about) the {product}.
Please (let me know|write back) if you need (more information|anything else).
My colleague {name} (wrote to|called) you about this (on {day}|last week).
I am (writing|asking) on behalf of {company}.
Sorry (for the long mail|if this is the wrong address).
We (need|would like) an answer before {day}.
You can (reach|call) me (on my mobile|after four o'clock).
I have attached (a screenshot|a photo|the document).`,
  subjects: `
Question
Help
Hello
Request
{order}
Urgent
A question about the {product}
Regarding our (conversation|call)`,
  wrote: 'On {day}, {company} wrote:',
  days: 'Monday,Tuesday,Wednesday,Thursday,Friday,3 March,12 June,the 21st',
  kinds: {
    invoice: `
Invoice {order}
Question about (my|the latest) (invoice|bill)
Payment (reminder|terms)
VAT on the (bill|invoice)
---
(I do not understand|Could you explain) (the second line|one of the lines) on (invoice {order}|the last invoice).
We (received|got) (an invoice|a bill) of {amount} but (expected|agreed on) a lower (amount|price).
(Please send|Can you send) me (a copy|a new copy) of the invoice for (last month|{day}).
You have (billed|charged) us twice for the same (month|subscription).
The (VAT number|purchase order number|billing address) on the bill is (wrong|missing).
I got a (payment reminder|late fee) although I (paid|transferred the money) on {day}.
Can we (get|change to) (electronic invoices|invoices by e-mail|a longer due date)?
What is the (due date|account number) for the payment of {amount}?
Our accounting department (needs|asks for) a (credit note|statement) for {order}.
Why has the monthly (fee|price) gone up on this bill?`,
    refund: `
Refund for order {order}
When do I get my money back?
Return and (refund|money back)
Money not received
---
I (sent back|returned) the {product} (two weeks ago|on {day}) and have not (received|seen) my money yet.
(I would like|I want) (a refund|my money back) for the {product}.
The {amount} (has|have) not been (paid back|credited) to my (card|bank account).
When will the (refund|repayment) for order {order} (arrive|be paid out)?
You promised to (reimburse|refund) me, but nothing has (happened|come in) on my account.
The parcel with the return (was delivered to you|reached your warehouse) on {day}, so please pay the (amount|price) back.
I paid for (two|three) but got only one, so I (expect|ask for) (the difference|part of the money) back.
(How|Where) do I (send back|return) the {product} and get (refunded|the purchase price)?
Only half of the amount was refunded, (the shipping|{amount}) is still missing.
I regret the purchase and (use|claim) my right to return the {product} within fourteen days.`,
    cancel: `
Cancel my subscription
Termination of contract {order}
(End|Stop) our agreement
Cancellation
---
I (want|would like) to (cancel|end|terminate) my subscription (from next month|as of {day}).
Please (confirm|acknowledge) that the contract (has been ended|is terminated).
We (no longer need|do not use) the {product} and want to (stop|end) the agreement.
How long is the (notice period|period of notice) for {order}?
We are (moving to another supplier|closing the office), so please (close|end) our (account|contract).
Please do not renew the (subscription|agreement) when it (runs out|expires).
I cancelled (on {day}|last month) but (the subscription is still active|you still bill me every month).
We wish to withdraw from the contract (with effect from {day}|immediately).
I tried to (unsubscribe|cancel) on (my page|the website) but cannot find (the button|where to do it).
Take us off the (plan|membership), we (will not|are not going to) continue after the trial.`,
    delivery: `
Where is my (parcel|order)?
Delivery of {order}
Tracking shows nothing
(Late|Missing) delivery
---
My order {order} (should have arrived|was due) on {day} but (is not here|has not come) yet.
The tracking (has not changed|says the same) for (five days|a week).
The (driver|courier) (left|put) the parcel with (a neighbour|somebody I do not know).
When (will|can) the {product} be (delivered|shipped)?
The carrier says it was handed over, but we have received (nothing|no parcel).
One of the (boxes|parcels) is missing from the (shipment|consignment).
The (package|box) arrived (damaged|wet|torn) and the {product} is (broken|scratched).
Is it possible to (pick up|collect) the shipment (at your warehouse|at the post office) instead?
The freight company cannot find our (door|street), they (turned around|drove back) twice.
Your mail said dispatched on {day}, how many days does the transport usually take?`,
    login: `
(Cannot|Can't) log in
Password reset
Locked out of my account
Access for a (new|former) colleague
---
I (cannot|can't) (log in|sign in) (to my account|any more|since {day}).
The (link|mail) to reset my password (never arrives|does not come|has expired).
It says (wrong password|unknown user) although I am (sure|certain) it is (right|correct).
My (account|user) is locked after (too many attempts|three tries).
The code for (two-step verification|the sign-in) is sent to my old phone.
Please (create|set up) (a user|access) for {name}, who started (on {day}|this week).
I am thrown out (every few minutes|each time) and must enter my credentials again.
We have a new administrator and (he|she) needs (rights|permission) to add users.
I forgot which e-mail address I (registered|signed up) with.
Single sign-on (stopped|refuses) with the message that my session is not valid.`,
    outage: `
(System|Service) down
Nothing works
Error 500
(Very slow|No connection) since this morning
---
The (system|service|application) (is down|does not respond) (since this morning|for all of us).
We get (an error message|error 502|a blank page) (when we open|on) every page.
Everything is (extremely|terribly) slow today, (pages|lists) take a minute to load.
(Is there|Do you have) (an outage|an incident|a disruption) right now?
The {product} lost its connection (at noon|during the night) and does not come back.
(None|Nobody) of our (employees|thirty users) can work, the server (times out|is unreachable).
The (synchronisation|interface|API) has been failing since the update on {day}.
Your status page is green but (here|at our office) nothing loads.
The app crashes (right after start|as soon as I open a list).
The whole production stands still, please call the technician on duty at once.`,
    order: `
Change order {order}
Wrong (size|colour|address) ordered
Add to my order
Please change before it is shipped
---
I (ordered|chose) the wrong (size|colour) of the {product}, can it be (changed|swapped)?
Please (change|correct) the delivery address (of|on) order {order} to our new office.
Can I (add|put) (one more|two more) {product} (to|on) the order from {day}?
We (ordered|asked for) ten by mistake, it should (be|have been) one.
Please (remove|take) the {product} from the order (before you send it|, we keep the rest).
Is it (possible|too late) to move the (date|time) to {day}?
I forgot to (enter|use) the (discount code|reference) when I ordered.
We would rather have the (larger|black|cheaper) model than the one we ordered.
Could you split order {order} in two, half of it for our branch?
Please put the order on hold until we have talked about the quantity.`,
    product: `
Question about {product}
(Does|Will) the {product} fit?
(Manual|Data sheet) for {product}
Before we buy
---
Does the {product} (work|fit) with (the older model|our equipment)?
(What|Which) is the difference between the {product} and the (smaller|new) one?
Where (can I find|do I get) the (manual|data sheet|instructions) (of|for) the {product}?
Is the {product} (in stock|available) in (white|other sizes)?
How do I (set up|install|connect) the {product}?
How much (weight|power) does the {product} (carry|need)?
Do you (offer|have) (a discount|special prices) when we buy (twenty|a larger number)?
Can the battery be (replaced|charged) by the user, and how long does it last?
What does the guarantee of the {product} cover and for how many years?
We are looking for something suitable for outdoor use, what do you recommend?`,
    complaint: `
Complaint
Very (disappointed|unhappy) with your service
This is not acceptable
(Third|Last) time I write
---
I am (very|extremely) (disappointed|dissatisfied) with (the way you treat us|your service).
This is the (third|fourth) time I (write|complain) and nobody (answers|cares).
Your (employee|colleague) on the phone was (rude|unfriendly) and hung up.
I have never (seen|met) such (poor|bad) (service|support).
The {product} broke after (two days|a week), the quality is (terrible|a joke).
I (demand|expect) (an apology|an explanation) from (your manager|somebody in charge).
We have waited (three weeks|a month) for an answer and (it is|that is) not acceptable.
Next time we will (go to|buy from) your competitor, and I shall (tell others|write a review).
I will take this to the consumer board if you do not solve it.
Promises are broken again and again, and each of you says something else.`,
    wish: `
(Suggestion|Idea)
Feature request
Would be nice to have
(Wish|Proposal) for the next version
---
It would be (great|nice|useful) if (one|we) could (export|sort) the list (to Excel|by date).
(Have you|Did you) (thought of|consider) a (dark mode|mobile app)?
We (miss|would love) (a button|a shortcut) to copy (an entry|the last order).
My (suggestion|idea) is to show the (total|history) on the first page.
Are there plans to support (another language|calendars|barcodes)?
Please (add|build) (a filter|a search field) in the next version.
Other programs (let you|can) (drag and drop|group by colour), it would help us a lot here too.
A small wish from our team: reminders that can be set for several people.
Could you put this on your roadmap: an interface to our bookkeeping?
It takes far too many clicks, perhaps it could be simplified with a template.`,
    privacy: `
Delete my data
GDPR request
Which (data|information) do you have about me?
(Data processing agreement|Privacy)
---
Please (delete|erase) (all|any) personal data you (hold|have) (on|about) me.
I (request|would like) (a copy|an overview) of the (information|data) that you have stored about me.
(On what|What is the) legal basis (do you|you) keep my (phone number|address)?
I withdraw my consent to (newsletters|the use of my data).
We need a signed data processing agreement (before {day}|for our audit).
Where are (the servers|our data) located, and (who|which subcontractors) has access?
How long do you (store|keep) (recordings|customer records)?
You sent me another customer's (details|letter), which is a breach of confidentiality.
Our data protection officer asks for the list of your subprocessors.
A former employee must be forgotten in your files, according to article 17.`,
    spam: `
Grow your (business|traffic) fast
(Partnership|Business) proposal
You have been selected
Quick question about your website
---
We (help|assist) companies like yours to (rank|be found) on the first page of (the search engines|Google).
I (came across|visited) your website and (noticed|saw) (some mistakes|room for improvement).
(Buy|Order) now and (save|get) {amount} (off|) - offer ends (today|{day}).
Would you be (interested|open) (in|to) a (short call|free demo) next week?
We are a leading manufacturer of (packaging|LED lights) and offer (low|competitive) prices.
Our database contains (50,000|verified) contacts of decision makers in your industry.
Congratulations, your address has won (a voucher|{amount}), click (here|below) to claim.
I can write guest articles with links for your blog at a fair price.
Did you get my last mail? I would love to introduce our experienced developers.
Invest today with a guaranteed return, no risk and no fees.`,
  },
};
