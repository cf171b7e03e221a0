/** What the command's exit status says. */
export const Status = {
  /** No errors, nor more warnings than allowed. */
  fine: 0,
  findings: 1,
  /** Wrong usage, or something that could not be read. It wins over findings. */
  failure: 2,
} as const;
export type Status = (typeof Status)[keyof typeof Status];
