import * as z from 'zod/mini';

const faultSchema = z.strictObject({
  step: z.string().check(z.minLength(1)),
  error: z.string().check(z.regex(/^[\w.]{1,80}$/, 'must be the name of an error')),
  times: z._default(z.int().check(z.minimum(1), z.maximum(1000)), 1),
});

/** A failure that was asked for, under the name that the drill gave it. */
class DrillError extends Error {
  constructor(name: string, step: string) {
    super(`a drill made ${step} fail`);
    this.name = name;
  }
}

export type FaultAnswer =
  | { readonly ok: true; readonly step: string; readonly error: string; readonly times: number }
  | { readonly ok: false; readonly errors: readonly { path: string; message: string }[] };

/** Makes steps fail, for drills: the next `times` calls of a step end in `error`, before the step does anything. */
export class Faults {
  readonly #steps: readonly string[];
  readonly #planned = new Map<string, { error: string; times: number }>();

  constructor(steps: readonly string[]) {
    this.#steps = steps;
  }

  /** Takes the body of `POST /_local/faults`. */
  plan(body: unknown): FaultAnswer {
    const parsed = faultSchema.safeParse(body);
    if (!parsed.success) {
      return {
        ok: false,
        errors: parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })),
      };
    }
    const { step: named, error, times } = parsed.data;
    const step = this.#steps.find(
      (name) => name.toLowerCase() === named.replaceAll(/[\s_-]/g, '').toLowerCase(),
    );
    if (step === undefined) {
      return { ok: false, errors: [{ path: 'step', message: `is none of ${this.#steps.join(', ')}` }] };
    }
    this.#planned.set(step, { error, times });
    return { ok: true, step, error, times };
  }

  /** @throws the planned error, as long as one is planned for `step` */
  strike(step: string): void {
    const planned = this.#planned.get(step);
    if (planned === undefined) return;
    if (planned.times === 1) this.#planned.delete(step);
    else this.#planned.set(step, { ...planned, times: planned.times - 1 });
    throw new DrillError(planned.error, step);
  }
}
