import { holdMinor } from '../../../domain/deal/stayLive.ts';
import { isOpen, rolesFor } from '../../../domain/gates/gate.ts';
import { formatMoney } from '../../../domain/money/currency.ts';
import { creatorSide } from '../../../domain/terms/cost.ts';
import { checkRow } from '../../words/checks.ts';
import { mailWords } from '../../words/mails.ts';
import type { NoticeContext } from '../context.ts';
import { type Letter, letterOf } from '../letter.ts';
import type { NoticePlan } from '../plan.ts';
import { deadlineOf } from './gate.ts';

/** Work that has to stay online was looked at again, and is not as agreed any more: what was seen, and what can be done. */
export function foundDownLetter({ role }: NoticePlan, context: NoticeContext): Letter {
  const { deal, party, creatorName, rechecked = [] } = context;
  const { gate, terms, reference } = deal;
  const words = mailWords[party.locale].foundDown;
  const checks = rechecked.map((check) => checkRow(check, party.locale));
  if (role === 'creator') {
    const held = creatorSide(terms, { feeMinor: holdMinor(deal), commissionMinor: 0 }).creatorMinor;
    return letterOf(words.toCreator(reference, formatMoney(held, terms.currency, party.locale)), { checks });
  }
  const reportable = isOpen(gate) && rolesFor(gate, 'report_down').includes('brand') ? gate : null;
  return letterOf(words.toBrand(creatorName, reference, reportable !== null), {
    checks,
    deadline: reportable === null ? null : deadlineOf(reportable, context),
  });
}
