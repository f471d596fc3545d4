import { ulid } from 'ulid';
import { makeApi } from './api.ts';
import { agree, letExpire } from './course.ts';
import { findMailbox, type Mailbox } from './mailbox.ts';
import { faultsOfMoney } from './money.ts';
import type { SmokeOptions } from './options.ts';
import { Patience } from './patience.ts';
import { putAway } from './putAway.ts';
import { makeStage, type Stage, type Tell } from './stage.ts';
import { smokeTerms } from './terms.ts';

const CLEANING_SECONDS = 60;

/**
 * Runs one deal against a deployment.
 * @returns what is not as it should be, one sentence each
 * @throws Refused, Unreachable, TooLate, Interrupted; by then the deal is put away, or `tell` was told what stays open
 */
export async function runSmoke(options: SmokeOptions, tell: Tell, stop: AbortSignal): Promise<string[]> {
  const patience = new Patience(options.within, stop);
  const brand = makeApi(options.url, options.key, patience);
  const reference = `smoke-${ulid()}`;
  await brand.read('/healthz');
  tell('luyue', `is ready at ${new URL(options.url).origin}`);
  // With a wrong key nothing is begun.
  await brand.findDeals(reference);
  const mailbox = await findMailbox(options, patience);
  try {
    return await play({ options, patience, brand, tell }, reference, mailbox);
  } catch (error) {
    tell('luyue', 'puts the deal away');
    const left = await clean(reference, options);
    for (const sentence of left) tell('left', sentence);
    if (left.length === 0) tell('luyue', 'nothing stays open');
    throw error;
  }
}

async function play(
  parts: Pick<Stage, 'options' | 'patience' | 'brand' | 'tell'>,
  reference: string,
  mailbox: Mailbox | null,
): Promise<string[]> {
  const { options, patience, brand, tell } = parts;
  const email = options['creator-email'].replaceAll('{id}', reference);
  const dealId = await invite(parts, reference, email);
  const stage = makeStage(dealId, parts);
  await stage.at('response');
  const outcome =
    mailbox === null
      ? await letExpire(stage)
      : await agree(stage, await readMail(patience, mailbox, email, tell));
  const deal = await stage.closed();
  tell('luyue', `the deal is closed: ${deal.outcome}`);
  const faults = await faultsOfMoney(brand, deal, outcome);
  if (faults.length === 0) tell('luyue', 'ledger, statement and deal say the same');
  return faults;
}

/** Sent twice, as a client does that lost the first answer: it must be one deal. */
async function invite(
  { options, brand, tell }: Pick<Stage, 'options' | 'brand' | 'tell'>,
  reference: string,
  email: string,
): Promise<string> {
  const creator = { name: 'Smoke Creator', email, locale: 'en' };
  const request = { reference, creator, terms: smokeTerms(Date.now(), options.currency) };
  const first = await brand.write('/v1/deals', request, reference);
  const again = await brand.write('/v1/deals', request, reference);
  if (again.id !== first.id)
    throw new Error(`one request, sent twice, made two deals: ${first.id} and ${again.id}`);
  tell('brand', `invites ${email}: ${first.id}`);
  return first.id;
}

async function readMail(patience: Patience, mailbox: Mailbox, email: string, tell: Tell): Promise<string> {
  const look = () => mailbox.newestToken(email);
  const token = await patience.until(`a mail with a link to ${email}`, look, () => 'The mailbox has none.');
  tell('creator', 'has mail');
  return token;
}

/** With patience of its own, since that of the run may be at its end. */
async function clean(reference: string, options: SmokeOptions): Promise<string[]> {
  const patience = new Patience(CLEANING_SECONDS, new AbortController().signal);
  const token = options['operator-token'];
  const operator = token === undefined ? null : makeApi(options.url, token, patience);
  try {
    return await putAway(reference, makeApi(options.url, options.key, patience), operator, patience);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return [`whatever has the reference ${reference} may still be open: ${why}`];
  }
}
