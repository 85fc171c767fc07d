"""Deadlines that were counted by hand, with the calendars of 2026 and 2027 at the elbow.

A row is: when it started, what was to be done, and when it is due, in local time. Weekdays are
written out so that a slip of the pen shows. Nothing here was made by the code that it judges.

Days off on which the week has hours (PL is joint leave):
  2026  1 and 16 Jan; 16 (PL) and 17 Feb; 18 (PL), 19, 20 (PL), 23 (PL) and 24 (PL) Mar; 3 Apr;
        1, 14, 15 (PL), 27 and 28 (PL) May; 1 and 16 Jun; 17 and 25 Aug; 24 (PL) and 25 Dec
  2027  1 and 5 Jan; 5 (PL) Feb; 8, 9 (PL), 10, 11, 12 (PL), 15 (PL), 25 (PL) and 26 Mar;
        6, 17, 18 (PL), 19 (PL) and 20 May; 1 Jun; 17 Aug; 24 (PL) Dec
"""

from __future__ import annotations

STANDARD = """
Mon 2026-01-05 10:00 | verify          | Thu 2026-01-08 10:00 | three days, as simple as it gets
Wed 2025-12-31 10:00 | verify          | Tue 2026-01-06 10:00 | over New Year and a weekend
Thu 2026-01-01 09:00 | verify          | Wed 2026-01-07 07:30 | on a holiday: from Friday's opening
Thu 2026-01-15 10:00 | verify          | Wed 2026-01-21 10:00 | Isra Mikraj on Friday
Fri 2026-02-13 14:00 | verify          | Fri 2026-02-20 14:00 | joint leave and Imlek
Tue 2026-03-17 15:00 | verify          | Fri 2026-03-27 15:00 | Nyepi, Idul Fitri and their leave
Thu 2026-03-19 12:00 | verify          | Mon 2026-03-30 07:30 | on Nyepi: from Wednesday after Eid
Thu 2026-04-02 11:00 | verify          | Wed 2026-04-08 11:00 | Good Friday
Thu 2026-04-30 13:30 | verify          | Wed 2026-05-06 13:30 | Labour Day
Wed 2026-05-13 08:00 | verify          | Wed 2026-05-20 08:00 | Ascension and its leave
Tue 2026-05-26 09:15 | verify          | Wed 2026-06-03 09:15 | Idul Adha, its leave, Pancasila
Mon 2026-06-15 16:00 | verify          | Mon 2026-06-22 07:30 | work has ended; Tuesday is off
Fri 2026-08-14 16:15 | verify          | Thu 2026-08-20 16:00 | Thursday ends before 16:15
Mon 2026-08-24 10:00 | verify          | Fri 2026-08-28 10:00 | Maulid
Wed 2026-12-23 10:00 | verify          | Wed 2026-12-30 10:00 | Christmas and its leave
Tue 2026-12-29 07:30 | verify          | Mon 2027-01-04 07:30 | the years turn
Mon 2027-01-04 10:00 | verify          | Fri 2027-01-08 10:00 | Isra Mikraj of 2027
Thu 2027-02-04 15:59 | verify          | Wed 2027-02-10 15:59 | Imlek's leave; Imlek is a Saturday
Fri 2027-03-05 10:00 | verify          | Thu 2027-03-18 10:00 | a week of Nyepi and Idul Fitri
Wed 2027-03-24 12:30 | verify          | Wed 2027-03-31 13:00 | in the lunch break, over Easter
Fri 2027-05-14 12:00 | verify          | Tue 2027-05-25 13:00 | in Friday's break, over Idul Adha
Sat 2027-02-06 09:00 | verify          | Thu 2027-02-11 07:30 | on a Saturday
Sun 2026-08-16 23:59 | verify          | Fri 2026-08-21 07:30 | on the eve of Independence Day
Mon 2026-11-02 06:00 | verify          | Thu 2026-11-05 07:30 | before work begins
Tue 2026-11-03 20:00 | verify          | Mon 2026-11-09 07:30 | in the evening
Tue 2026-11-03 11:45 | verify          | Fri 2026-11-06 11:30 | Friday's break begins at 11:30
Tue 2026-11-03 12:59 | verify          | Fri 2026-11-06 13:00 | both are just after a break
Wed 2026-11-04 11:59 | verify          | Mon 2026-11-09 11:59 | the last minute before lunch
Wed 2026-11-04 12:00 | verify          | Mon 2026-11-09 13:00 | lunch has begun
Fri 2026-11-06 16:30 | verify          | Thu 2026-11-12 07:30 | Friday is over
Fri 2026-11-06 16:29 | verify          | Wed 2026-11-11 16:00 | Friday is longer than Wednesday
Mon 2026-07-06 09:00 | first_follow_up | Mon 2026-07-13 09:00 | a week
Fri 2026-07-10 13:00 | first_follow_up | Fri 2026-07-17 13:00 | from Friday to Friday
Thu 2026-08-13 10:10 | first_follow_up | Fri 2026-08-21 10:10 | Independence Day
Fri 2026-08-21 15:00 | first_follow_up | Mon 2026-08-31 15:00 | Maulid
Wed 2026-05-20 14:45 | first_follow_up | Fri 2026-05-29 14:45 | Idul Adha
Mon 2026-05-25 07:45 | first_follow_up | Thu 2026-06-04 07:45 | Idul Adha and Pancasila
Fri 2026-12-18 09:00 | first_follow_up | Tue 2026-12-29 09:00 | Christmas
Thu 2026-12-24 09:00 | first_follow_up | Wed 2027-01-06 07:30 | on joint leave; two years
Fri 2027-03-05 11:00 | first_follow_up | Mon 2027-03-22 11:00 | the long leave of 2027
Mon 2027-03-22 10:00 | first_follow_up | Wed 2027-03-31 10:00 | Good Friday and its leave
Wed 2027-05-05 10:00 | first_follow_up | Thu 2027-05-13 10:00 | Ascension
Mon 2027-05-31 08:30 | first_follow_up | Tue 2027-06-08 08:30 | Pancasila
Mon 2027-08-16 13:15 | first_follow_up | Tue 2027-08-24 13:15 | Independence Day of 2027
Thu 2027-12-23 09:30 | first_follow_up | Fri 2027-12-31 09:30 | Christmas is a Saturday
Tue 2026-06-09 10:00 | information     | Wed 2026-06-17 10:00 | Islamic New Year
Thu 2026-01-08 15:30 | aspiration      | Thu 2026-01-15 15:30 | a week
Fri 2026-01-09 16:15 | information     | Mon 2026-01-19 16:00 | Isra Mikraj; Monday ends at 16:00
Mon 2026-09-07 10:00 | complaint       | Fri 2026-09-25 10:00 | a month without holidays
Tue 2026-02-10 10:00 | complaint       | Wed 2026-03-04 10:00 | Imlek
Thu 2026-03-05 09:00 | complaint       | Wed 2026-04-01 09:00 | Nyepi and Idul Fitri
Wed 2026-05-06 13:00 | complaint       | Tue 2026-06-02 13:00 | all of May's holidays
Mon 2026-12-14 08:00 | complaint       | Thu 2027-01-07 08:00 | Christmas, New Year, Isra Mikraj
Mon 2027-03-01 10:00 | complaint       | Wed 2027-03-31 10:00 | the long leave and Easter
Fri 2027-04-30 16:30 | complaint       | Fri 2027-05-28 07:30 | from Monday on; all of May's
Thu 2026-08-06 11:50 | complaint       | Fri 2026-08-28 11:30 | two holidays; Friday's break
Mon 2026-01-05 10:00 | oversight       | Fri 2026-04-10 10:00 | sixty days, nine of them off
Wed 2026-07-01 09:00 | oversight       | Fri 2026-09-25 09:00 | a quarter with two holidays
Mon 2026-11-02 14:00 | oversight       | Fri 2027-01-29 14:00 | into the next year
Mon 2027-02-01 08:00 | oversight       | Mon 2027-05-10 08:00 | ten days off
Fri 2026-03-13 10:30 | objection       | Mon 2026-04-06 10:30 | Idul Fitri and Good Friday
Sun 2026-05-31 19:00 | objection       | Wed 2026-06-17 07:30 | delivered on a Sunday
Wed 2026-12-16 15:45 | objection       | Mon 2027-01-04 15:45 | over the holidays
Fri 2027-02-26 09:00 | objection       | Mon 2027-03-22 09:00 | the long leave of 2027
Fri 2026-03-13 09:00 | hold            | Fri 2026-03-27 09:00 | asked before Idul Fitri
Wed 2027-05-12 11:45 | hold            | Tue 2027-05-25 11:45 | asked before Idul Adha
"""

# Monday to Thursday 07:00-14:00, Friday 07:00-11:00, Saturday 07:00-12:30, without breaks.
SIX_DAYS = """
Sat 2026-07-04 09:00 | verify          | Wed 2026-07-08 09:00 | Saturday is worked
Wed 2026-07-01 13:00 | verify          | Sat 2026-07-04 12:30 | but shorter
Tue 2026-07-07 12:00 | verify          | Fri 2026-07-10 11:00 | and so is Friday
Fri 2026-07-10 11:00 | verify          | Wed 2026-07-15 07:00 | Friday is over; from Saturday on
Sat 2026-08-15 10:00 | first_follow_up | Sat 2026-08-22 10:00 | Independence Day
"""

# From 19 February 2026 to 20 March 2026: Monday to Thursday 08:00-12:00 and 12:30-15:00, Friday
# 08:00-11:30 and 12:30-15:30; before and after as in STANDARD.
RAMADAN = """
Wed 2026-02-18 15:30 | verify          | Mon 2026-02-23 15:00 | the day before; days end earlier
Thu 2026-02-19 07:40 | verify          | Tue 2026-02-24 08:00 | work begins at 08:00
Thu 2026-02-19 12:15 | verify          | Tue 2026-02-24 12:30 | in the short break
Tue 2026-02-24 11:45 | verify          | Fri 2026-02-27 11:30 | Friday's break
Mon 2026-03-16 14:50 | verify          | Thu 2026-03-26 14:50 | out of Ramadan
Tue 2026-03-17 15:10 | verify          | Mon 2026-03-30 07:30 | the last day is over at 15:00
Mon 2026-03-16 08:00 | first_follow_up | Mon 2026-03-30 08:00 | five days, one of them in Ramadan
"""

# Off: Tue 20 Oct 2026. Worked: joint leave of Fri 15 May 2026, and Sat 24 Oct 2026 like a Friday.
LOCAL_DAYS = """
Mon 2026-10-19 10:00 | verify          | Fri 2026-10-23 10:00 | the regency's birthday
Tue 2026-10-20 10:00 | verify          | Sat 2026-10-24 07:30 | on that day; Saturday is worked
Wed 2026-05-13 08:00 | verify          | Tue 2026-05-19 08:00 | leave that is worked counts
Thu 2026-10-22 10:00 | verify          | Mon 2026-10-26 10:00 | so does a Saturday
Wed 2026-10-21 11:45 | verify          | Sat 2026-10-24 11:30 | with Friday's break
"""

# The same moment in the three zones, in UTC; due in local time.
ZONES = """
Mon 2026-11-02 23:40 | Asia/Jakarta    | Fri 2026-11-06 07:30 | 06:40 there, before work
Mon 2026-11-02 23:40 | Asia/Makassar   | Fri 2026-11-06 07:40 | 07:40 there
Mon 2026-11-02 23:40 | Asia/Jayapura   | Fri 2026-11-06 08:40 | 08:40 there
Fri 2026-11-06 08:30 | Asia/Jakarta    | Wed 2026-11-11 15:30 | 15:30 there
Fri 2026-11-06 08:30 | Asia/Pontianak  | Wed 2026-11-11 15:30 | the same zone under another name
Fri 2026-11-06 08:30 | Asia/Makassar   | Thu 2026-11-12 07:30 | 16:30 there, Friday is over
Fri 2026-11-06 08:30 | Asia/Jayapura   | Thu 2026-11-12 07:30 | 17:30 there
"""

# A complaint that was verified on Mon 2026-09-07 10:00, due Fri 2026-09-25 10:00 without these
# holds. Friday is worked 07:30-11:30 and 13:00-16:30.
HOLDS = """
Tue 2026-09-08 09:00 - Tue 2026-09-08 11:00 | Fri 2026-09-25 13:30 | two hours, over the break
Tue 2026-09-08 10:00 - Wed 2026-09-09 10:00 | Mon 2026-09-28 10:00 | 7.5 hours, Friday has five
Tue 2026-09-08 16:00 - Wed 2026-09-09 07:30 | Fri 2026-09-25 10:00 | a night is no working time
Fri 2026-09-11 16:00 - Mon 2026-09-14 08:00 | Fri 2026-09-25 11:00 | half an hour on both sides
Tue 2026-09-08 11:30 - Tue 2026-09-08 13:30 | Fri 2026-09-25 11:00 | lunch does not count
Sat 2026-09-12 08:00 - Sun 2026-09-13 20:00 | Fri 2026-09-25 10:00 | nor does a weekend
Mon 2026-09-14 07:30 - Fri 2026-09-18 16:30 | Fri 2026-10-02 10:00 | a whole week: 37.5 hours
Fri 2026-09-25 09:00 - Mon 2026-09-28 09:00 | Mon 2026-09-28 10:00 | with an hour left, that hour
Fri 2026-09-25 10:00 - Mon 2026-09-28 09:00 | Fri 2026-09-25 10:00 | it had run out before
"""
