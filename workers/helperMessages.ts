/** The simulation worker asks the page for a helper, which speaks over the port; it says when it needs it no more. */
export type HelperWish =
  | { type: 'helper-wanted'; helper: number; port: MessagePort }
  | { type: 'helper-done'; helper: number };

/** The page tells that a helper has stopped. */
export interface HelperLoss {
  type: 'helper-lost';
  helper: number;
}

/** What a new helper is given first: the port over which it is asked. */
export interface HelperStart {
  type: 'helper-start';
  port: MessagePort;
}
