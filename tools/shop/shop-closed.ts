/** Nobody listens at the shop's address. */
export class ShopClosed extends Error {
  constructor(url: string, cause: unknown) {
    super(`Nothing answers at ${url}. \`npm start\` in another terminal opens a shop.`, { cause });
  }
}
