/** @returns a name as words are compared: `Order Completed` and `order-completed` are `order_completed` */
export function snakeCase(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
}
