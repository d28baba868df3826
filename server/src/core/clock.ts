/** The port to the time of day. */
export type Clock = () => Date;
