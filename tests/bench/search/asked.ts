/** How many articles a query finds, and how long that took each time, in milliseconds. */
export interface Asked {
  hits: number;
  times: number[];
}
