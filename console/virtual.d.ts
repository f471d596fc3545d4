declare module 'virtual:payloads' {
  const payloads: Readonly<Record<string, import('./parts/form/schema.ts').PayloadSchema>>;
  export default payloads;
}

declare module 'virtual:workflow-graphs' {
  /** By the machine's name. */
  const graphs: Readonly<Record<string, import('./pages/deal/graph/machineGraph.ts').MachineGraph>>;
  export default graphs;
}

declare module 'virtual:terms-facts' {
  /** By gate, ISO 8601: what counts where the terms say nothing. */
  export const clocks: Readonly<Record<import('../domain/gates/names.ts').ClockedGate, string>>;
  /** What a provider can be allowed to do for a brand. */
  export const mandate: readonly import('../domain/gates/gate.ts').Action[];
}

declare module 'virtual:evidence-types' {
  /** The most bytes that a file of each type may have. */
  const mostBytes: Readonly<Record<string, number>>;
  export default mostBytes;
}
