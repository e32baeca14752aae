"""Small flows, built by hand: one of everyday length, one with everything a diagram can show."""

from __future__ import annotations

from eventmodels.catalogue.flow import (
    ActionStep,
    Flow,
    Fragment,
    Interruption,
    Mark,
    MessageStep,
    NoteStep,
    Participant,
    ShownValue,
    StateStep,
)
from eventmodels.catalogue.kinds import Evidence

A = Participant("A", "Party A", "agent-dn", "Agent DN", "dn")
TS = Participant("TS", "T-Server", "t-server", "T-Server", "server")
B = Participant("B", "Party B", "agent-dn", "Agent DN", "dn")
C = Participant("C", "Party C", "external-dn", "External DN", "dn", monitored="false")
URS = Participant("URS", "Router", "routing-server", "Universal Routing Server", "client")
X = Participant("X", "Customer", "customer", "Customer", "person")


def values(**pairs: str) -> tuple[ShownValue, ...]:
    return tuple(ShownValue(attribute, text, "value") for attribute, text in pairs.items())


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
) -> MessageStep:
    return MessageStep(
        id=id or f"{name}-{to}",
        number=number,
        from_=from_,
        to=to,
        protocol="tlib",
        message=name,
        kind="request" if name.startswith("Request") else "event",
        values=values(**shown),
        note=note,
        order=order,
        stands_for=stands_for,
    )


def everyday() -> Flow:
    """A transfer of fifteen messages between four participants."""
    answered = Fragment(
        "answered",
        "any-order",
        "",
        (
            message(9, "TS", "B", "EventEstablished", id="e9", ConnID="consult", ThisDN="B", OtherDN="C"),
            message(10, "TS", "C", "EventEstablished", id="e10", ConnID="consult", ThisDN="C", OtherDN="B"),
        ),
    )
    merged = Fragment(
        "merged",
        "any-order",
        "",
        (
            Fragment(
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
            StateStep("talking", "Conversation", (("call", (("A", "connected"), ("B", "connected"))),)),
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
            Interruption(
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
    phase = Fragment(
        "main",
        "phase",
        "Connection establishing (A: Party A, B: Party B, call: ConnID of the first call)",
        (
            message(1, "A", "TS", "RequestMakeCall", id="main.make", OtherDN="B"),
            message(2, "TS", "A", "EventDialing", id="main.dialing", ConnID="call", ThisDN="A", OtherDN="B (dialled)"),
            message(3, "TS", "B", "EventRinging", id="main.ringing", ConnID="call", ThisDN="B", OtherDN="A"),
            ActionStep("main.answers", 4, "picks up the handset", "B"),
            Fragment(
                "main.up",
                "any-order",
                "",
                (
                    message(5, "TS", "A", "EventEstablished", id="main.up-a", ConnID="call"),
                    Fragment(
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
    routing = Fragment(
        "outcome",
        "alternatives",
        "outcome",
        (
            Fragment(
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
            Fragment(
                "outcome.lost",
                "branch",
                "The caller gives up",
                (
                    ActionStep("lost.hangs", 11, "hangs up", "X", "A", say="The caller is tired of waiting."),
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
            NoteStep(
                "waits", "The customer has dialled a number of the company and hears an announcement.", ("X", "A")
            ),
            phase,
            StateStep("talk", "Conversation", (("call", (("A", "connected"), ("B", "connected"))),)),
            Fragment(
                "consults",
                "frame",
                "Consultation",
                (
                    message(8, "TS", "TS", "EventPrivateInfo", id="self", ConnID="call", UserData="present"),
                    routing,
                    Fragment(
                        "treats",
                        "repeat",
                        "each treatment",
                        (message(13, "URS", "TS", "RequestApplyTreatment", TreatmentType="treatment"),),
                        note="The strategy decides how often.",
                    ),
                    Fragment("maybe", "optional", "the agent logs out", (ActionStep("leaves", 14, "goes home", "C"),)),
                ),
            ),
            message(15, "TS", "C", "EventPartyDeleted", ConnID="call", note="Only with a third party."),
        ),
        (
            Interruption(
                "main.ringing~*",
                "*",
                "main.ringing",
                "Nobody answers",
                Evidence.INFERRED,
                (message(4, "TS", "A", "EventReleased", id="main.ringing~*.EventReleased-A", ConnID="call"),),
            ),
            Interruption("talk~**", "**", "talk", "The network fails", Evidence.PUBLISHED, None),
        ),
        (
            Mark("*", "main.ringing", "call-establishing-internal-inbound", "ringing~*"),
            Mark("***", "main.ringing"),
            Mark("**", "talk"),
            Mark("*", "EventPartyDeleted-C"),
        ),
    )
