"""States in figures, and two by two: spending, personnel, ties, trade, channels open."""

from __future__ import annotations

from itertools import combinations

from parley.analysis.dyads import Dyad, dyad
from parley.blocks import Block, Chart, Heading, Prose, Records, Row, Series, Table
from parley.catalog import Catalog
from parley.catalog.states import EDITION, States
from parley.language import exact, in_turn, listed, mark, number, say
from parley.panels.scope import REGISTER, Scope, by_start

SHOWN = 6
"""More states than this can not be read side by side."""
NONE, MISSING = mark("none recorded"), mark("not recorded")
FACTBOOK = "states/factbook"
OF_TRADE = {
    "exports": mark("{state}: {percent} % of exports ({year})"),
    "imports": mark("{state}: {percent} % of imports ({year})"),
}


def figures(scope: Scope) -> list[Block]:
    """The parties and guarantors that the edition has, then every pair of parties."""
    states = scope.catalog.states
    identity = scope.dispute.identity
    actors = identity.sides
    known = [a for a in actors if a in states.spending or a in states.personnel]
    if not known:
        return []
    corrected = {
        f"states/{source}"
        for actor in known
        for tie in states.ties.get(actor, {}).values()
        for source in tie.sources
    }
    nuclear = {f"states/{s}" for a in known if a in states.nuclear for s in states.nuclear[a][2]}
    cites = scope.cites_by_key([FACTBOOK, *sorted(corrected), *sorted(nuclear)])
    blocks: list[Block] = [
        Heading(say("The states in figures")),
        Prose(
            say(
                "{edition}: shares and counts are its estimates, ranges are kept as ranges, and "
                "money is derived from the share and the GDP of one year. Memberships are "
                "corrected where the edition is out of date.",
                edition=say(EDITION),
            ),
            cites,
        ),
        Table(
            columns=(
                say("State"),
                say("Spending, % of GDP"),
                say("In money, derived"),
                say("Active personnel"),
                say("Service"),
                say("Warheads"),
                say("Abroad"),
                say("Coast, land boundary, km"),
            ),
            rows=tuple(_row(scope, actor) for actor in known),
            caption=say("Year of each figure in brackets"),
        ),
    ]
    pairs = [dyad(scope.catalog, a, b) for a, b in combinations(identity.parties, 2)]
    told = [pair for pair in pairs if pair.one in known and pair.other in known]
    if told:
        blocks += [Heading(say("Two by two")), pairs_table(scope.catalog, told)]
    return blocks


def guarantees(scope: Scope) -> list[Block]:
    """The texts by which a party or guarantor is bound, or is to be helped."""
    identity = scope.dispute.identity
    actors = {*identity.parties, *identity.guarantors}
    rows = [
        row
        for row in scope.catalog.register.guarantees
        if actors & {*row.guarantor, *row.protected} and scope.begun(row.held)
    ]
    if not rows:
        return []
    told = tuple(
        Row(
            key=f"guarantee:{row.id}",
            when=row.held.words,
            tag=row.obligation.label,
            title=row.text,
            detail=row.detail,
            facts=(
                (say("Bound"), scope.actors(row.guarantor)),
                (say("Towards"), scope.actors(row.protected)),
            ),
            faint=not row.held.holds_on(scope.day),
            cites=scope.cites_by_key(f"{REGISTER}/{source}" for source in row.sources),
        )
        for row in sorted(rows, key=lambda row: by_start(row.held).earliest)
    )
    return [Heading(say("Who is bound to help whom")), Records(told)]


def charts(scope: Scope) -> list[Block]:
    """Spending by year and active personnel of the parties and guarantors, as pictures."""
    states, identity = scope.catalog.states, scope.dispute.identity
    order = identity.sides
    spending = [actor for actor in order if states.spending.get(actor)][:SHOWN]
    strength = [actor for actor in order if states.personnel.get(actor)][:SHOWN]
    out: list[Block] = []
    if spending:
        shares = {a: {s.year: s.percent for s in states.spending[a]} for a in spending}
        years = sorted({year for each in shares.values() for year in each})
        out.append(
            Chart(
                "line",
                say("Military spending"),
                say("% of GDP"),
                tuple(str(year) for year in years),
                tuple(
                    Series(scope.actor(a), tuple(shares[a].get(year) for year in years))
                    for a in spending
                ),
                say("Estimates of {edition}", edition=say(EDITION)),
                scope.cites_by_key([FACTBOOK]),
            )
        )
    if strength:
        counts = [states.personnel[a] for a in strength]
        names = tuple(f"{scope.actor(a)} ({states.personnel[a].year})" for a in strength)
        low = tuple((c.high if c.low is None else c.low) / 1000 for c in counts)
        high = tuple(c.high / 1000 for c in counts)
        series = [Series(say("lower estimate"), low)] if low != high else []
        series.append(Series(say("upper estimate") if series else say("estimate"), high))
        out.append(
            Chart(
                "bar",
                say("Active personnel"),
                say("thousand people"),
                names,
                tuple(series),
                say("Estimates of {edition}", edition=say(EDITION)),
                scope.cites_by_key([FACTBOOK]),
            )
        )
    return out


def _row(scope: Scope, actor: str) -> tuple[str, ...]:
    states = scope.catalog.states
    share, strength = states.newest_share(actor), states.personnel.get(actor)
    spent = f"{exact(share.percent)} ({share.year})" if share else say(MISSING)
    forces = sorted(states.forces.get(actor, ()), key=lambda force: -force.strength.high)
    abroad = in_turn(
        f"{force.place} {number(force.strength.high)}"
        + (f" ({force.mission})" if force.mission else "")
        for force in forces[:4]
    )
    warheads, shores = states.nuclear.get(actor), states.shores.get(actor)
    service = states.service.get(actor)
    return (
        scope.actor(actor),
        spent,
        _money(states, actor),
        f"{strength.words} ({strength.year})" if strength else say(MISSING),
        f"{service[0]} ({service[1]})" if service else say(MISSING),
        say("about {count} ({year})", count=number(warheads[1]), year=warheads[0])
        if warheads
        else say(NONE),
        abroad or say(NONE),
        listed((number(shores[0]), number(shores[1]))) if shores else say(MISSING),
    )


def _money(states: States, actor: str) -> str:
    dollars = states.money(actor)
    if dollars is None:
        return say(MISSING)
    year = states.gdp[actor][0]
    return say("about ${amount} bn ({year})", amount=number(dollars / 1e9, 1), year=year)


def pairs_table(catalog: Catalog, pairs: list[Dyad]) -> Table:
    """Pairs of states, a row each, every cell computed from the tables."""
    return Table(
        columns=(
            say("Two parties"),
            say("Forums both belong to"),
            say("Alliances"),
            say("Trade"),
            say("Land boundary, km"),
            say("Spending, ratio of % of GDP"),
            say("Personnel, ratio"),
            say("Measures that work"),
            say("Third parties between them"),
            say("Bound to both"),
        ),
        rows=tuple(_pair(catalog, pair) for pair in pairs),
        caption=say(
            "Computed from the tables: full members only; bodies that nearly all states "
            "belong to are left out; a ratio is the first to the second"
        ),
    )


def _pair(catalog: Catalog, pair: Dyad) -> tuple[str, ...]:
    names, actor_name = catalog.states.organisations, catalog.actor_name
    shared = listed(sorted(names[body].name for body in pair.shared))
    bodies = listed(names[body].name for body in pair.allied)
    allied = say("allied in {bodies}", bodies=bodies) if bodies else ""
    apart = [
        say("{state}: {bodies}", state=actor_name(actor), bodies=listed(names[b].name for b in own))
        for actor, own in zip((pair.one, pair.other), pair.rival, strict=True)
        if own
    ]
    trade = in_turn(
        say(
            OF_TRADE[share.direction],
            state=actor_name(actor),
            percent=exact(share.percent),
            year=share.year,
        )
        for actor, share in pair.trade
    )
    ratio = pair.spending
    spending = (
        f"{number(ratio.now, 1)} ({ratio.now_year}), {number(ratio.then, 1)} ({ratio.then_year})"
        if ratio
        else say(MISSING)
    )
    return (
        say("{one} and {other}", one=actor_name(pair.one), other=actor_name(pair.other)),
        shared or say(NONE),
        in_turn(filter(None, (allied, *apart))) or say(NONE),
        trade or say("not among the first five partners"),
        number(pair.boundary_km) if pair.boundary_km else say("none"),
        spending,
        number(pair.personnel, 1) if pair.personnel else say(MISSING),
        listed(sorted({row.title for _, row in pair.measures})) or say(NONE),
        catalog.actor_names(pair.between) or say(NONE),
        catalog.actor_names(pair.bound_to_both) or say(NONE),
    )
