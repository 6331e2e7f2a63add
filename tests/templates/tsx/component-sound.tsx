type Props = { us: boolean; who?: string; rows: Array<string> };

export const Delivery = ({ us, who, rows }: Props) => {
  const size = us as unknown as number;
  return (
<form action="/send" method="post">
<h1>Delivery to Canada</h1>
<p><label htmlFor="who">Name</label>
<input id="who" name="who" autoComplete="name" defaultValue={who} /></p>
<p><span>Postal code</span><TextField name="zip" autoComplete="postal-code"  /><Unknown name="zip" inputmode="numeric" /></p>
<p><button>Order</button></p>
</form>
  );
};
