// The scripts that the tests of Neovim and Emacs open, by their names.

const right = `participant Router : URS "Router"
participant Ixn    : InteractionServer
participant Stats  : Reporting "Stat Server"

## The strategy ends what nobody wants.
flow "Ended by URS" : StopProcessing D
  processed by Router
  Router -> Ixn    : RequestRouteCall
  Ixn    -> Router : EventRouteUsed
  Ixn    -> Stats  : EventPartyRemoved
  Ixn    -> Stats  : EventProcessingStopped
`;

export const scripts = {
  "right.msgflow": right,
  "wrong.msgflow": right.replace("EventPartyRemoved", "EventPartyRemoved via Interaction Management"),
  "untidy.msgflow": right.replace(/ +([:-])/g, "$1").replace(/^ +/gm, " "),
  "uses.msgflow": `use "used.msgflow"

flow "Greeting" : none
  Agent -> Reporting : EventGreeted
  Agent -> Reporting : EventParted
`,
  "used.msgflow": "message EventGreeted : Reporting\n  from Agent to Reporting\n",
};
