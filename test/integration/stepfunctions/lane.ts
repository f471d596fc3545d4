import { setTimeout as delay } from 'node:timers/promises';
import { type Draws, drawFraction } from '../../../local/stepfunctions/draws.ts';
import { type Deed, JournalReader } from './journal.ts';
import { Life, type Reply } from './life.ts';

export interface Place {
  readonly file: string;
  readonly journal: string;
}

/** A history as it was seen once, and how much of the journal was written by then. */
interface Sighting {
  readonly events: unknown[];
  readonly deeds: number;
}

/**
 * One engine that is killed again and again while executions are started, tokens answered and histories read;
 * it remembers what the engine has promised.
 */
export class Lane {
  /** Executions whose start was acknowledged. */
  readonly started = new Set<string>();
  /** By id: the answers tried, the one that got its 200, and how much of the journal was written by then. */
  readonly answers = new Map<string, { tried: string[]; accepted?: string; deeds: number }>();
  readonly sightings = new Map<string, Sighting>();
  readonly #place: Place;
  readonly #journal: JournalReader;
  readonly #draws: Draws;
  readonly #pending: string[];
  /** Tokens to be answered, by id. */
  readonly #open = new Map<string, string>();
  readonly #seen = Promise.withResolvers<void>();
  #read = 0;
  #served = false;

  constructor(place: Place, draws: Draws, names: readonly string[]) {
    this.#place = place;
    this.#journal = new JournalReader(place.journal);
    this.#draws = draws;
    this.#pending = [...names];
  }

  get deeds(): readonly Deed[] {
    return this.#journal.read();
  }

  close(): void {
    this.#journal.close();
  }

  /**
   * Lives once and is killed: one time in five while it still starts, else after at most `mostMs` of service.
   * However slow the machine, no life that serves is killed before a history has been seen by one of them.
   */
  async dieOnce(mostMs: number): Promise<void> {
    const life = this.#born();
    const early = drawFraction(this.#draws) < 0.2;
    const moment = drawFraction(this.#draws);
    if (early && this.#served) {
      await delay(moment * 300);
    } else {
      await life.serves();
      this.#served = true;
      const busy = this.#bother(life, 3);
      await Promise.race([busy, this.#seen.promise]);
      await delay(moment * mostMs);
      await life.kill();
      await busy;
    }
    await life.kill();
  }

  /** Lives until every execution has ended; gives the process, still serving. */
  async finish(): Promise<Life> {
    const life = this.#born();
    await life.serves();
    const running = { stateMachineArn: life.stateMachineArn, statusFilter: 'RUNNING' };
    do {
      await this.#start(life, this.#pending.length);
      await this.#answer(life);
      await delay(20);
    } while (
      this.#pending.length > 0 ||
      JSON.stringify((await life.call('ListExecutions', running))?.body.executions) !== '[]'
    );
    return life;
  }

  #born(): Life {
    return new Life(this.#place.file, this.#place.journal);
  }

  async #bother(life: Life, starts: number): Promise<void> {
    const again = async (act: () => Promise<void>, restMs: number): Promise<void> => {
      while (!life.killed) {
        await act();
        await delay(restMs);
      }
    };
    await Promise.all([
      this.#start(life, starts),
      again(() => this.#answer(life), 5),
      again(() => this.#look(life), 20),
    ]);
  }

  async #start(life: Life, count: number): Promise<void> {
    for (const name of this.#pending.slice(0, count)) {
      const reply = await life.call('StartExecution', { stateMachineArn: life.stateMachineArn, name });
      if (reply && !reply.ok) throw new Error(`StartExecution: ${JSON.stringify(reply.body)}`);
      if (!reply) return;
      this.started.add(name);
      this.#pending.splice(this.#pending.indexOf(name), 1);
    }
  }

  /** Answers each token once; one whose reply was lost is answered again, with other words. */
  async #answer(life: Life): Promise<void> {
    const { deeds } = this;
    for (; this.#read < deeds.length; this.#read++) {
      const deed = deeds[this.#read];
      if (deed?.kind === 'asked' && !this.answers.get(deed.id)?.deeds) this.#open.set(deed.id, deed.token);
    }
    const answering = [...this.#open].map(async ([id, taskToken]) => {
      const known = this.answers.get(id) ?? { tried: [], deeds: 0 };
      this.answers.set(id, known);
      const answer = `${id}#${known.tried.length}`;
      known.tried.push(answer);
      const output = JSON.stringify({ id, value: answer });
      this.#note(known, answer, await life.call('SendTaskSuccess', { taskToken, output }));
      if (known.deeds > 0) this.#open.delete(id);
    });
    await Promise.all(answering);
  }

  /** An earlier answer whose reply was lost may have been taken: then this one is refused as late. */
  #note(
    known: { tried: string[]; accepted?: string; deeds: number },
    answer: string,
    reply: Reply | undefined,
  ): void {
    if (!reply) return;
    known.deeds = this.deeds.length;
    if (reply.ok) known.accepted = answer;
    else if (known.tried.length === 1 || !String(reply.body.__type).endsWith('TaskTimedOut')) {
      throw new Error(`SendTaskSuccess: ${JSON.stringify(reply.body)}`);
    }
  }

  /** Remembers a history as it stands, to be compared with what it becomes. */
  async #look(life: Life): Promise<void> {
    const names = [...this.started];
    const name = names[Math.floor(drawFraction(this.#draws) * names.length)];
    if (name === undefined) return;
    const executionArn = life.stateMachineArn.replace(':stateMachine:', ':execution:').concat(`:${name}`);
    const reply = await life.call('GetExecutionHistory', { executionArn, maxResults: 1000 });
    if (reply && !reply.ok) throw new Error(`GetExecutionHistory: ${JSON.stringify(reply.body)}`);
    const events = reply?.body.events;
    if (!Array.isArray(events)) return;
    this.sightings.set(name, { events, deeds: this.deeds.length });
    this.#seen.resolve();
  }
}
