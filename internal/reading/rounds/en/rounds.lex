# The words by which a text tells of other rounds of its meeting, by class: any
# case, a phrase stands for itself. What they make together is told in the Go code.

# which round: the one before, one to come
[before]
last, latest, previous, preceding, prior, earlier, most recent, immediately preceding

# what is a round besides the heads of series and the nouns of events
[noun]
edition, editions, rounds, sessions, summits, one, iteration, sitting, gathering, encounter, plenary, plenary session, foc, focs, exchange, instalment, installment, convening, get-together

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
