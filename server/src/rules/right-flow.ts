import { example } from "./rule";

/** The shortest flow that is right in every respect, for the examples of rules that it keeps. */
export const RIGHT_FLOW = example(`
  flow "URS ends the interaction" : StopProcessing D
    URS               -> InteractionServer : RequestRouteCall
    InteractionServer -> URS               : EventRouteUsed
    InteractionServer -> Reporting         : EventPartyRemoved
    InteractionServer -> Reporting         : EventProcessingStopped
`);
