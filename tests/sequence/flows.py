"""Small flows, built by hand: one of everyday length, one with everything a diagram can show."""

from __future__ import annotations

from eventmodels.catalogue.flow import (
    Arrow,
    Block,
    Deed,
    Flow,
    Lane,
    Mark,
    Note,
    Outcome,
    Shown,
    TalkState,
)
from eventmodels.catalogue.records.protocols import Evidence

A = Lane("A", "Party A", "agent-dn", "Agent DN", "dn")
TS = Lane("TS", "T-Server", "t-server", "T-Server", "server")
B = Lane("B", "Party B", "agent-dn", "Agent DN", "dn")
C = Lane("C", "Party C", "external-dn", "External DN", "dn", monitored="false")
URS = Lane("URS", "Router", "routing-server", "Universal Routing Server", "client")
X = Lane("X", "Customer", "customer", "Customer", "person")


def values(**pairs: str) -> tuple[Shown, ...]:
    return tuple(Shown(attribute, text, "value") for attribute, text in pairs.items())


def message(
    number: int,
    from_: str,
    to: str,
    name: str,
    *,
    id: str = "",  # noqa: A002
    order: Evidence | None = None,
    stands_for: str = "",
    note: str = "",
    **shown: str,
) -> Arrow:
    return Arrow(
        id=id or f"{name}-{to}",
        number=number,
        from_=from_,
        to=to,
        protocol="tlib",
        message=name,
        kind="request" if name.startswith("Request") else "event",
        shown=values(**shown),
        note=note,
        order=order,
        stands_for=stands_for,
    )


def everyday() -> Flow:
    """A transfer of fifteen messages between four participants."""
    answered = Block(
        "answered",
        "any-order",
        "",
        (
            message(9, "TS", "B", "EventEstablished", id="e9", ConnID="consult", ThisDN="B", OtherDN="C"),
            message(10, "TS", "C", "EventEstablished", id="e10", ConnID="consult", ThisDN="C", OtherDN="B"),
        ),
    )
    merged = Block(
        "merged",
        "any-order",
        "",
        (
            Block(
                "left",
                "in-order",
                "",
                (
                    message(12, "TS", "B", "EventReleased", id="e12", ConnID="consult", CallState="Transferred"),
                    message(13, "TS", "B", "EventReleased", id="e13", ConnID="call", CallState="Transferred"),
                ),
            ),
            message(14, "TS", "A", "EventPartyChanged", id="e14", ConnID="call", OtherDN="C"),
            message(15, "TS", "C", "EventPartyChanged", id="e15", ConnID="call", PreviousConnID="consult", OtherDN="A"),
        ),
    )
    return Flow(
        "two-step-transfer",
        "Two-step transfer, completed after the consulted party answers",
        "model",
        "voice/transfer",
        Evidence.PUBLISHED,
        (A, TS, B, C),
        (
            TalkState("talking", "Conversation", (("call", (("A", "connected"), ("B", "connected"))),)),
            message(1, "B", "TS", "RequestInitiateTransfer", OtherDN="C", ConnID="call"),
            message(2, "TS", "B", "EventHeld", ConnID="call", ThisDN="B", OtherDN="A"),
            message(
                3, "TS", "B", "EventDialing", ConnID="consult", PreviousConnID="call", ThisDN="B", OtherDN="C (dialled)"
            ),
            message(4, "TS", "C", "EventRinging", ConnID="consult", PreviousConnID="call", ThisDN="C", OtherDN="B"),
            message(8, "C", "TS", "RequestAnswerCall", ConnID="consult"),
            answered,
            message(11, "B", "TS", "RequestCompleteTransfer", ConnID="consult"),
            merged,
            message(16, "TS", "A", "EventOnHook", id="hook-a"),
            message(17, "TS", "B", "EventOnHook", id="hook-b"),
            message(18, "A", "TS", "RequestReleaseCall", ConnID="call"),
        ),
        (
            Outcome(
                "EventRinging-C~*",
                "*",
                "EventRinging-C",
                "The consulted party does not answer",
                Evidence.PUBLISHED,
                None,
            ),
        ),
        (Mark("*", "EventRinging-C"),),
    )


def everything() -> Flow:
    """Every kind of item, nested, marked and doubted."""
    phase = Block(
        "main",
        "phase",
        "Connection establishing (A: Party A, B: Party B, call: ConnID of the first call)",
        (
            message(1, "A", "TS", "RequestMakeCall", id="main.make", OtherDN="B"),
            message(2, "TS", "A", "EventDialing", id="main.dialing", ConnID="call", ThisDN="A", OtherDN="B (dialled)"),
            message(3, "TS", "B", "EventRinging", id="main.ringing", ConnID="call", ThisDN="B", OtherDN="A"),
            Deed("main.answers", 4, "picks up the handset", "B"),
            Block(
                "main.up",
                "any-order",
                "",
                (
                    message(5, "TS", "A", "EventEstablished", id="main.up-a", ConnID="call"),
                    Block(
                        "main.up-b-first",
                        "in-order",
                        "",
                        (
                            message(6, "TS", "B", "EventEstablished", id="main.up-b", ConnID="call"),
                            message(7, "TS", "B", "EventUserEvent", id="main.user"),
                        ),
                    ),
                ),
            ),
        ),
        phase="call-establishing-internal-inbound",
    )
    routing = Block(
        "outcome",
        "alternatives",
        "outcome",
        (
            Block(
                "outcome.routed",
                "branch",
                "Routed",
                (
                    message(
                        9,
                        "URS",
                        "TS",
                        "RequestRouteCall",
                        id="routed.route",
                        stands_for="itx.RequestDeliver",
                        ConnID="call",
                        ThisDN="queue",
                        OtherDN="B",
                        RouteType="RouteTypeOverwriteDNIS",
                        Extensions="AppearanceIndex=1",
                        Reasons="present",
                    ),
                    message(
                        10, "TS", "URS", "EventRouteUsed", id="routed.used", order=Evidence.INFERRED, ConnID="call"
                    ),
                ),
            ),
            Block(
                "outcome.lost",
                "branch",
                "The caller gives up",
                (
                    Deed("lost.hangs", 11, "hangs up", "X", "A"),
                    message(
                        12,
                        "TS",
                        "URS",
                        "EventAbandoned",
                        id="lost.abandoned",
                        order=Evidence.RECONSTRUCTED,
                        ConnID="call",
                    ),
                ),
                ends=True,
            ),
        ),
        order=Evidence.INFERRED,
    )
    return Flow(
        "everything",
        "Everything a diagram can show",
        "model",
        "voice/tests",
        Evidence.RECONSTRUCTED,
        (X, A, TS, URS, B, C),
        (
            Note("waits", "The customer has dialled a number of the company and hears an announcement.", ("X", "A")),
            phase,
            TalkState("talk", "Conversation", (("call", (("A", "connected"), ("B", "connected"))),)),
            Block(
                "consults",
                "frame",
                "Consultation",
                (
                    message(8, "TS", "TS", "EventPrivateInfo", id="self", ConnID="call", UserData="present"),
                    routing,
                    Block(
                        "treats",
                        "repeat",
                        "each treatment",
                        (message(13, "URS", "TS", "RequestApplyTreatment", TreatmentType="treatment"),),
                        note="The strategy decides how often.",
                    ),
                    Block("maybe", "optional", "the agent logs out", (Deed("leaves", 14, "goes home", "C"),)),
                ),
            ),
            message(15, "TS", "C", "EventPartyDeleted", ConnID="call", note="Only with a third party."),
        ),
        (
            Outcome(
                "main.ringing~*",
                "*",
                "main.ringing",
                "Nobody answers",
                Evidence.INFERRED,
                (message(4, "TS", "A", "EventReleased", id="main.ringing~*.EventReleased-A", ConnID="call"),),
            ),
            Outcome("talk~**", "**", "talk", "The network fails", Evidence.PUBLISHED, None),
        ),
        (
            Mark("*", "main.ringing", "call-establishing-internal-inbound"),
            Mark("***", "main.ringing"),
            Mark("**", "talk"),
            Mark("*", "EventPartyDeleted-C"),
        ),
    )
