declare module 'virtual:payloads' {
  const payloads: Readonly<Record<string, import('./parts/form/schema.ts').PayloadSchema>>;
  export default payloads;
}

declare module 'virtual:workflow-graphs' {
  /** By the machine's name. */
  const graphs: Readonly<Record<string, import('./pages/deal/graph/machineGraph.ts').MachineGraph>>;
  export default graphs;
}
