export type Ground = { readonly account: string };
