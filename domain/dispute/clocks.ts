/**
 * The clocks of DESIGN §6. Nobody agrees on others: who writes the terms must not shorten the other side's time to be
 * heard. `decision` runs from the opening of the dispute.
 */
export const DISPUTE_CLOCKS = {
  respond: 'P5D',
  proposal: 'P2D',
  proposal_response: 'P2D',
  decision: 'P14D',
  appeal: 'P3D',
} as const;

export const disputeGates = ['respond', 'proposal', 'proposal_response', 'decision', 'appeal'] as const;
