/** Scripts that several suites begin with. */

/** Version D, with a flow that declares what it needs; conforms. */
export const RIGHT = `participant Router : URS "Router"
participant Ixn    : InteractionServer
participant Stats  : Reporting "Stat Server"

## The strategy ends what nobody wants.
flow "Ended by URS" : StopProcessing D
  processed by Router
  Router -> Ixn    : RequestRouteCall
  Ixn    -> Router : EventRouteUsed
  Ixn    -> Stats  : EventPartyRemoved
    Interaction.InteractionId = "00020aAPXQ5J003A"
  Ixn    -> Stats  : EventProcessingStopped
`;

/** The same, with a protocol that is not the message's. */
export const WRONG = RIGHT.replace("EventPartyRemoved", "EventPartyRemoved via Interaction Management");
