type Props = { us: boolean; who?: string; rows: Array<string> };

export const Delivery = ({ us, who, rows }: Props) => {
  const size = us as unknown as number;
  return (
<form action="/send" method="post">
<h1>Delivery to Canada</h1>
<p>{/* who */}</p>
<p><label htmlFor="who">Name</label>
<input id="who" name="who" autoComplete="name" defaultValue={who} /></p>
<p><label htmlFor="zip">Postal code</label>
<input id="zip" name="zip" autoComplete="postal-code" inputMode="numeric" /></p>
<p><button>Order</button></p>
</form>
  );
};
