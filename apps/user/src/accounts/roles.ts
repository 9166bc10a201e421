export const roles = ['customer', 'support', 'catalog-admin', 'finance', 'admin'] as const;

export type Role = (typeof roles)[number];
