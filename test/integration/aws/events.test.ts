import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keyOf } from '../../../adapters/evidence/s3Key.ts';
import { deliverWebhooks } from '../../../functions/events/deliverWebhooks.ts';
import { evidenceUploaded } from '../../../functions/events/evidenceUploaded.ts';
import { executionEnded } from '../../../functions/events/executionEnded.ts';
import { deliveryVerification } from '../../../functions/events/verifyDelivery.ts';
import { evidenceFiles } from '../../../functions/runtime/providers/evidenceFiles.ts';
import type { Deployable } from '../../../functions/runtime/step.ts';
import { Lambdas } from '../../../local/lambdas.ts';
import { FILES } from '../../builders/files.ts';
import { TestLuyue } from '../../harness/luyue.ts';
import { aRequest } from '../api/bed.ts';
import { aFile, handIn, show } from '../evidence/bed.ts';
import { executionStatusChange, objectCreated, pipedRecord } from './awsEvents.ts';

let luyue: TestLuyue;
beforeAll(async () => {
  luyue = await TestLuyue.start();
});
afterAll(() => luyue.stop());

const invoke = (deployable: Deployable, event: unknown) =>
  new Lambdas(luyue.luyue.runtime).handlerOf(deployable)(event);
const aDeal = () => luyue.startDeal(aRequest());

describe('an execution that ended, by EventBridge', () => {
  it.each([
    ['FAILED', { error: 'States.Runtime', cause: 'An expression went wrong' }, 'States.Runtime'],
    ['TIMED_OUT', {}, 'TIMED_OUT'],
    ['ABORTED', { error: null, cause: null }, 'ABORTED'],
  ])('sets its deal aside: %s', async (status, failure, error) => {
    const { id } = await aDeal();
    await invoke(executionEnded, executionStatusChange(id, status, failure));
    await luyue.settle();
    expect(await luyue.deal(id)).toMatchObject({ status: 'needs_operator', gate: null });
    const { body } = await luyue.request<{ items: { type: string; data: { error?: string } }[] }>(
      'GET',
      `/v1/deals/${id}/events?limit=100`,
      { key: luyue.brandKey },
    );
    expect(body.items.find(({ type }) => type === 'deal.parked.v1')?.data.error).toBe(error);
  });

  it.each(['RUNNING', 'SUCCEEDED'])('is no news while it is %s', async (status) => {
    const { id } = await aDeal();
    await invoke(executionEnded, executionStatusChange(id, status));
    expect((await luyue.deal(id)).status).toBe('invited');
  });
});

describe('an object that was created, by EventBridge', () => {
  it('makes its evidence ready', async () => {
    const { id } = await aDeal();
    const { body } = await handIn(luyue, id, aFile());
    const place = { dealId: id, evidenceId: body.evidenceId };
    await evidenceFiles.of(luyue.luyue.runtime).put(place, 'image/png', FILES.png);
    expect((await show(luyue, id, place.evidenceId)).body.status).toBe('awaiting_upload');
    await invoke(evidenceUploaded, objectCreated(keyOf(place)));
    expect((await show(luyue, id, place.evidenceId)).body.status).toBe('ready');
  });

  it('is left alone when it is no evidence', async () => {
    expect(await invoke(evidenceUploaded, objectCreated('evidence/readme.txt'))).toBeUndefined();
  });
});

describe('a record of the deals table, by pipe and bus', () => {
  const unreadable = { kind: { S: 'event' }, type: { S: 'deal.delivered.v1' }, event: { S: '{}' } };
  const unknown = {
    kind: { S: 'delivery' },
    news: { S: 'yes' },
    delivery: { M: { endpointId: { S: 'end_unknown' }, id: { S: 'del_unknown' } } },
  };

  it.each([
    ['delivery to verify', deliveryVerification],
    ['webhook', deliverWebhooks],
  ])('is none of its business without a %s', async (_what, deployable) => {
    const image = { kind: { S: 'deal' } };
    expect(await invoke(deployable, pipedRecord(image))).toEqual({ batchItemFailures: [] });
  });

  it('makes the bus send it again when it cannot be worked on', async () => {
    await expect(invoke(deliveryVerification, pipedRecord(unreadable))).rejects.toMatchObject({
      name: 'InvariantViolation',
    });
  });

  it('is done when what it tells of is gone', async () => {
    expect(await invoke(deliverWebhooks, pipedRecord(unknown))).toEqual({ batchItemFailures: [] });
  });
});
