# Ordinals, numbers, months, days of the week and words for a day.

[ordinal]
1: first, inaugural, maiden, first-ever, inaugurating
2: second
3: third
4: fourth
5: fifth
6: sixth
7: seventh
8: eighth
9: ninth
10: tenth
11: eleventh
12: twelfth
13: thirteenth
14: fourteenth
15: fifteenth
16: sixteenth
17: seventeenth
18: eighteenth
19: nineteenth
20: twentieth
21: twenty-first, twenty first
22: twenty-second, twenty second
23: twenty-third, twenty third
24: twenty-fourth, twenty fourth
25: twenty-fifth, twenty fifth
26: twenty-sixth, twenty sixth
27: twenty-seventh, twenty seventh
28: twenty-eighth, twenty eighth
29: twenty-ninth, twenty ninth
30: thirtieth
31: thirty-first
32: thirty-second
33: thirty-third
34: thirty-fourth
35: thirty-fifth
40: fortieth
50: fiftieth

[ordinal.roman]
2: II
3: III
4: IV
5: V
6: VI
7: VII
8: VIII
9: IX
10: X
11: XI
12: XII
13: XIII
14: XIV
15: XV
16: XVI
17: XVII
18: XVIII
19: XIX
20: XX

[number]
1: one
2: two
3: three
4: four
5: five
6: six
7: seven
8: eight
9: nine
10: ten
11: eleven
12: twelve
13: thirteen
14: fourteen
15: fifteen
16: sixteen
20: twenty

[month]
1: January, Jan., Jan, JANUARY
2: February, Feb., Feb, FEBRUARY
3: March, Mar., MARCH
4: April, Apr., Apr, APRIL
5: May, MAY
6: June, Jun., Jun, JUNE
7: July, Jul., Jul, JULY
8: August, Aug., Aug, AUGUST
9: September, Sept., Sep., Sept, Sep, SEPTEMBER
10: October, Oct., Oct, OCTOBER
11: November, Nov., Nov, NOVEMBER
12: December, Dec., Dec, DECEMBER

[weekday]
0: Sunday
1: Monday
2: Tuesday
3: Wednesday
4: Thursday
5: Friday
6: Saturday

[day.relative]
0: today, earlier today, later today, this morning, this afternoon, this evening, tonight
-1: yesterday, last night
1: tomorrow

[unit]
day: day, days
week: week, weeks
month: month, months
year: year, years
