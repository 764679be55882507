/** State of the founder's other companies. Absent in scenarios without them. */

export interface Deal {
  deal: string; // DealDef id
  gpus: number; // set aside, 0 for other deals
  termsRatio: number; // of what a stranger would pay
  sinceS: number;
}

/** A deal that authorities look at, or have refused. */
export interface DealReview {
  deal: string;
  gpus: number;
  termsRatio: number;
  filedS: number;
  decidesS: number;
  refused: boolean; // and may not be filed again for a while
}

export interface Affiliate {
  id: string; // AffiliateDef id
  valueCents: number;
  cashCents: number;
  paidCents: number; // to the lab since the start, less what the lab paid
  deals: Deal[];
  reviews: DealReview[];
}

export interface AffiliatesState {
  companies: Affiliate[];
  conflict: number; // 0..1: how far related-party terms stand out
  gapCentsPerYear: number; // between the terms and a stranger's, beyond the band
}
