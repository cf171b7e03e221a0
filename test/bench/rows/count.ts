/** A number as it stands in a row's name. */
export const count = (number: number): string => number.toLocaleString("en");
