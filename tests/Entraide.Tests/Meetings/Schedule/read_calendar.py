"""Reads calendar files as somebody else's program would: Debian's icalendar and dateutil, nothing of ours."""
import json
import sys
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from dateutil.rrule import rrulestr
from icalendar import Calendar


def wall(value):
    return value.dt.replace(tzinfo=None)


def zone_of(prop):
    return ZoneInfo(prop.params["TZID"])


def utc(naive, zone):
    return naive.replace(tzinfo=zone, fold=0).astimezone(timezone.utc)


def text(at):
    return at.strftime("%Y-%m-%dT%H:%M:%SZ")


def many(event, name):
    found = event.get(name, [])
    return found if isinstance(found, list) else [found]


def rule_of(event, zone):
    parts = dict(p.split("=", 1) for p in event["RRULE"].to_ical().decode().split(";"))
    if "UNTIL" in parts:
        until = datetime.strptime(parts["UNTIL"], "%Y%m%dT%H%M%SZ").replace(tzinfo=timezone.utc)
        parts["UNTIL"] = until.astimezone(zone).strftime("%Y%m%dT%H%M%S")
    start = wall(event["DTSTART"])
    rule = rrulestr(";".join(f"{k}={v}" for k, v in parts.items()), dtstart=start)
    if rule[0] != start:
        raise ValueError(f"DTSTART {start} is not the first date of its rule")
    return rule


def meetings(calendar, begin, end):
    events = [e for e in calendar.walk("VEVENT")]
    replaced = {(str(e["UID"]), wall(e["RECURRENCE-ID"])) for e in events if "RECURRENCE-ID" in e}
    for event in events:
        if str(event.get("STATUS")) == "CANCELLED":
            continue
        zone, start, length = zone_of(event["DTSTART"]), wall(event["DTSTART"]), event["DURATION"].dt
        starts = [start]
        if "RRULE" in event:
            rule = rule_of(event, zone)
            dropped = {d.dt.replace(tzinfo=None) for x in many(event, "EXDATE") for d in x.dts}
            dropped |= {at for uid, at in replaced if uid == str(event["UID"])}
            lone = [d for d in dropped if not rule.between(d, d, inc=True)]
            if lone:
                raise ValueError(f"{lone} are not dates of the rule")
            margin = timedelta(days=2)
            window = rule.between(begin.replace(tzinfo=None) - margin, end.replace(tzinfo=None) + margin, inc=True)
            starts = [s for s in window if s not in dropped]
        for s in starts:
            at = utc(s, zone)
            if begin <= at <= end:
                yield [text(at), text(at + length)]


def clocks(calendar, instants):
    zones = [z.to_tz() for z in calendar.walk("VTIMEZONE")]
    return [[at.astimezone(zone).strftime("%Y-%m-%dT%H:%M:%S") for at in instants] for zone in zones]


def instant(value):
    return datetime.strptime(value, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=timezone.utc)


answers = []
for question in json.load(sys.stdin):
    calendar = Calendar.from_ical(question["ics"].encode("utf-8"))
    answers.append({
        "meetings": sorted(meetings(calendar, instant(question["from"]), instant(question["to"]))),
        "clocks": clocks(calendar, [instant(i) for i in question["instants"]]),
        "titles": [str(e["SUMMARY"]) for e in calendar.walk("VEVENT")],
        "statuses": [str(e["STATUS"]) for e in calendar.walk("VEVENT")],
    })
json.dump(answers, sys.stdout)
