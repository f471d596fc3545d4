import * as z from 'zod/mini';
import { faultSchema } from '../faults.ts';
import type { World } from '../world.ts';
import type { PageResponse } from './page.ts';

const json = (status: number, body: object): PageResponse => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

const unfit = (errors: readonly { path: string; message: string }[]): PageResponse => ({
  status: 422,
  headers: { 'content-type': 'application/problem+json' },
  body: JSON.stringify({
    type: 'about:blank',
    title: 'Unprocessable Content',
    status: 422,
    code: 'invalid_request',
    detail: 'This is no fault that the sandbox knows; docs/payments.md lists them.',
    errors,
  }),
});

/** The switch that makes the sandbox go wrong. */
export const makeFaultRoutes = ({ faults }: World) => ({
  /** `GET /_local/stripe/faults`: those that have not struck yet. */
  armedFaults: async (): Promise<PageResponse> => json(200, { items: faults.armed() }),
  /** `POST` with one fault; 422 names what does not fit. */
  armFault: async (body: unknown): Promise<PageResponse> => {
    const fault = z.safeParse(faultSchema, body);
    if (!fault.success) {
      const errors = fault.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
      return unfit(errors);
    }
    faults.arm(fault.data);
    return json(201, fault.data);
  },
  /** `DELETE`: takes back all that have not struck yet. */
  clearFaults: async (): Promise<PageResponse> => {
    faults.clear();
    return json(200, { items: [] });
  },
});
