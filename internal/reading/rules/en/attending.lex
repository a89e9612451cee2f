# Words that tell who comes to a meeting and who is sent to it.

# what somebody does who goes to what others hold
[attend.verb]
attended, attends, attend, attending, participated, participates, participate, participating, represent, represents, represented, representing

# what somebody does who is at a meeting
[attend.there]
participate, participated, participates, attend, attended, represented, facilitated, co-chaired, chaired

# what somebody will do who is sent for a side
[attend.sent]
represent, lead, head, participate, attend

# what a journey is made for, before the name of a conference
[attend.purpose]
attend, participate, join, address

# what a journey is made for, before a round of a series
[attend.round]
attend, part, participate, co-chair, chair, hold, for

# people who are told of by whom they came for
[delegates]
representatives, delegations, delegates, officials, ministers, experts

# envoys of countries that need not be named
[envoys]
ambassadors, envoys, commissioners

# where leaders or ministers come from who are told of together
[region.adjective]
african, asian, european, pacific, caribbean, arab, nordic, baltic, gulf, american, balkan, balkans

# the name of a conference to which many come ends so
[conference.head]
conference, forum, summit, assembly, meetings, meeting, ministerial

# a conference that such a word calls is of many
[conference.many]
international, multilateral, ministerial, partners, g7, g20, intergovernmental, plenary

# those of an organisation who meet among themselves
[members]
ministers, leaders, heads, ministerial, summit

# what may stand between who acts and the verb
[before.verb]
will, has, have, had, today, yesterday, also, then, officially, earlier, recently

# what was done at a meeting, before "during"
[done.there]
made, reached, adopted, announced, agreed, concluded, discussed, signed, taken
