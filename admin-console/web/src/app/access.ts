import type { Capability } from '../api/me';

/** Why somebody without a capability is turned away. */
export function reasonFor(capability: Capability) {
  switch (capability) {
    case 'see-overview':
      return 'onlyOverviewRoles' as const;
    case 'search-records':
      return 'onlyOfficers' as const;
    case 'read-access-log':
    case 'see-retention':
    case 'read-reports':
      return 'onlyEvidenceRoles' as const;
    case 'see-completeness':
      return 'onlyFigureRoles' as const;
    case 'see-holds':
      return 'onlyHoldRoles' as const;
    case 'approve-retention':
    case 'open-scopes':
      return 'onlyLeads' as const;
    case 'read-scope':
      return 'onlyRegulators' as const;
    case 'read-policies':
    case 'draft-policies':
    case 'publish-policies':
      return 'onlyPolicyRoles' as const;
    case 'review-messages':
    case 'answer-appeals':
      return 'onlyReviewers' as const;
  }
}
