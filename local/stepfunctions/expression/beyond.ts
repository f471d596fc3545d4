/** Marks what only JSONata's own evaluator knows how to do, such as mapping over an array. */
export const beyond: unique symbol = Symbol('beyond');
export type Beyond = typeof beyond;
