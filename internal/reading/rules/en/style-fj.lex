# How the Government of Fiji writes. A ministry's style is a file of its own:
# words that only it uses, its forms of address, what it calls its meetings.

[own.cue]
FJ: Fijian Government, Government of Fiji, Department of Information Fiji, PS Foreign Affairs Fiji

[honorific]
ratu, ro, adi, turaga, the right honourable, lieutenant colonel (rtd), bati

[post.head]
turaga ni lewa, roko tui, vunivalu, tui cakau

[post.rank]
acting permanent

# talanoa: talks in the manner of the Pacific
[event.noun]
-: talanoa, talanoa session, talanoa sessions, sevusevu and talks

[series.head]
dialogue: talanoa dialogue

[venue.head]
suvavou house, borron house, bure
