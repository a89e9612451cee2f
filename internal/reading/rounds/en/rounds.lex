# The words by which a text tells of other rounds of its meeting, by class: any
# case, a phrase stands for itself. What they make together is told in the Go code.

# which round: the one before, one to come
[before]
last, latest, previous, preceding, prior, earlier, most recent, immediately preceding

# what is a round besides the heads of series and the nouns of events
[noun]
edition, editions, rounds, sessions, summits, one, ones, iteration, sitting, gathering, encounter, plenary, plenary session, foc, focs, exchange, instalment, installment, convening, get-together

# a round of its own kind: it counts where it is the meeting that is told of
[visit]
visit, visits, state visit, official visit, working visit, trip

# what may stand between "the last" and its noun besides the words of a name
[adjective]
such, ever, regular, annual, formal, informal, official, in-person, in person, face-to-face, face to face, physical, virtual, online, full, ordinary, extraordinary, general, special, high, highest, full-scale, full-fledged, direct, stand-alone, standalone, substantive, comprehensive, successful, similar, inaugural, bilateral, trilateral, ministerial, ministerial-level, vice-ministerial, leaders', leaders’, presidential, expert, experts', three-way, two-way, four-way, joint, co, biennial, biannual, yearly, mid-term, senior, working, consular, defence, defense, political, summit-level, top-level

# a round was …
[held]
held, convened, organised, organized, conducted, hosted, co-hosted, chaired, co-chaired, staged, concluded, completed, inaugurated, launched
# a round …
[took]
took place, takes place, taken place, taking place, occurred, happened, met, convened, gathered
[be]
was, were, had been, has been, have been, having been, being, is, had, has, have, got
[lastly]
last, most recently, latest

# words that go before a round that others follow
[since]
since, following, after, at, during, from, in follow-up to, as a follow-up to, as a follow up to, further to, in

# a time without a round
[hiatus]
gap, hiatus, break, lapse, interval, pause, interruption, suspension, absence, hiatuses, interlude, stoppage

# what goes on again after it
[revived]
resumed, revived, reconvened, restarted, reactivated, relaunched, reinstated, reopened, held, convened, met, took place, resume, revive, reconvene, restart, resuming, reviving, resumption, revival

# another round that is wished for: whatever is said of it is said of another
[wished]
to resume, to revive, to reconvene, to restart, to reactivate, to relaunch, to hold, to convene, to reinstate, resumption of, revival of, resuming, reviving, reconvening, restarting, reactivating, reactivation of, to organise, to organize, to host

# how nearly a time is told
[about]
about, approximately, around, over, nearly, almost, roughly, some, more than, just over, close to, at least, well over, a little over, just under, under, the last, the past, as many as, an estimated, as long as

# how many, without a number
[several]
a, an, several, many, a few, a couple of, a number of, some, half a, a dozen

[long]
decade, decades, century, centuries, quarter century

[season]
spring, summer, autumn, fall, winter, early, late, mid, year, quarter, half, end, beginning, start, middle

# words before a year that stands alone
[in]
in, and, of, during, since, for, by, until, till, from, around, before, after, early, late, mid, to, as

# where what is said of a round ends
[break]
who, whom, whose, when, while, whereas, but, although, though, because, if, unless, until, so that, in order to, as well as, he, she, i, will, would, should, could, can, may be, might, said, says, agreed, discussed, to discuss, to review, to exchange, with a view, aims, aimed, saw, led to, resulted, marked, expressed, noted, welcomed, reviewed, decided, signed, established, created, set up, adopted, remains, remained, became

# what puts a sentence before the meeting
[prelude]
before this, before that, prior to this, previously, before then, prior to that, earlier on

# the round to come
[after]
next, follow-up, follow up, upcoming, forthcoming, following, subsequent, coming, future

# it will be
[will]
will, would, shall, is to, are to, was to, were to, is likely to, are likely to, is expected, are expected, was expected, is scheduled, are scheduled, was scheduled, were scheduled, has been scheduled, have been scheduled, is set, are set, is due, are due, is planned, are planned, was planned, is slated, are slated, is tentatively scheduled, was tentatively scheduled, is proposed, was proposed, was set, was fixed, is foreseen, is envisaged, is anticipated, remains uncertain, to be held, to be convened, to be hosted, to take place, to be organised, to be organized, to be chaired, to be scheduled, should be held, should take place, could be held, may be held, could take place, may take place, can be held, be held, be convened, be hosted, was foreseen, is planned to, scheduled for, scheduled to, planned for, slated for, expected to, due to take place, due to be held, set for

# to hold it
[hold]
hold, convene, host, organise, organize, conduct, attend, chair, co-chair, co-host, holding, convening, hosting, organising, organizing, conducting, attending, chairing, join, joining, launch, initiate, continue, continuing, resume, resuming, reconvene, reconvening

# who meets again
[meet]
meet, convene, gather, reconvene, speak, talk, meeting, convening, gathering, reconvening, speaking, confer, see each other, meet up, re-convene

# what makes it a plan
[agree]
agreed, agree, agrees, decided, decide, decides, undertook, pledged, pledge, committed, commit, plan, plans, planned, planning, intend, intends, intended, intention, resolved, resolve, concurred, concur, consented, arranged, expect, expects, expected, expectation, hope, hopes, hoped, hoping, look forward, looks forward, looked forward, looking forward, proposed, propose, proposes, suggested, suggest, offered, wish, wished, wishes, desire, willingness, readiness, confirmed, confirm, affirmed, announced, noted, tasked, agreement, agreeing, aim, aimed, scheduled, ready, determined, keen, welcomed, anticipate, undertaken, decision, opportunity, recommended, instructed, directed, vowed, promised, eager, consensus, understanding, invited, invite, invites, inviting, invitation

# another one of the kind
[another]
another, a follow-up, a follow up, further, a further, a second, a third, additional, an additional, subsequent, follow-up, more, a virtual, an in-person, a similar, a new, a new round of, a new, a fresh

# over and over
[regularly]
regularly, annually, periodically, every, on a regular basis, on an annual basis, on a yearly basis, at regular intervals, biannually, biennially, on a biennial basis, quarterly, on a quarterly basis

# when, without a date
[sometime]
later, soon, shortly, at an early date, at the earliest, at a mutually convenient, at mutually convenient, on mutually convenient, on a mutually convenient, on mutually agreed, at a mutually agreed, on a mutually agreed, at mutually agreed, in the near future, in the coming, in the following, in due course, at a later date, at a later stage, at a convenient, on convenient, at convenient, in the not too distant future, as soon as possible, at the earliest convenience, next week, next time, in the weeks ahead, in the months ahead, within, during, by the end, before the end, on dates, on a date, at a date, at a time, alternately, in turn

# meetings that are no round of another
[occasion]
symposium, workshop, workshops, seminar, conference, forum, exhibition, roundtable, dinner, lunch, breakfast, banquet, luncheon, reception, working lunch, working dinner, working breakfast, gathering, exchange, one, discussions, discussion, engagement, engagements, interaction, conversations, conversation, exchanges

# what a round is for, behind "to"
[purpose]
review, further, discuss, continue, ensure, assess, exchange, follow up, take stock, strengthen, advance, deepen, consider, address

# what may stand beside the subject of a plan
[subject]
the, of, from, for, both, his, her, minister, ministers, secretary, president, leaders, side, sides, also, will, would

# what is no plan yet
[unplanned]
need, importance, necessity, usefulness, possibility, desirability, value, if, whether, toward, towards, prepare, preparation, preparations, preparing, consider, considering, explore, exploring, discussed, discuss

# to hold one that is not called the next
[convoke]
hold, convene, organise, organize, conduct, continue, continuing, resume, resuming, holding, convening, organising, organizing, reconvene, reconvening, restart, restarting

# what a round does that only happens
[happen]
be, take, takes, occur, happen, convene, meet, include, start, begin, focus, review, cover, discuss, resume, follow, proceed, commence, come

# what stands behind a verb without an object
[beside]
on, at, with, again, next, this, later, in-person, once, twice, under, soon, as, here, there, each, together, between, over, upon, whenever

# words of names that tell no series from another
[general]
round, rounds, session, sessions, meeting, meetings, edition, north, south, east, west, central, america, pacific, asia, africa, europe, high, level, high-level, joint, annual, official

# who is to come to the next round, and who hopes for it
[welcome]
look forward, looks forward, looked forward, looking forward, invited, invites, inviting, invitation, invitations, proposed, offered, welcoming
