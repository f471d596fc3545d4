export function DealsPage() {
  return <h1>Deals</h1>;
}
