import type * as z from 'zod/mini';
import { faultsOf } from '../../domain/faults.ts';

/** What crosses the border of a function does not have the agreed shape. Retrying cannot help. */
export class ContractViolation extends Error {
  override readonly name = 'ContractViolation';
}

/** @throws ContractViolation naming each path; never the values */
export function conform<S extends z.ZodMiniType>(schema: S, value: unknown, what: string): z.infer<S> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const faults = faultsOf(parsed.error).map((fault) => `${fault.path.join('.')} ${fault.message}`);
  throw new ContractViolation(`${what} does not fit: ${faults.join('; ')}`);
}
