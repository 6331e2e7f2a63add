import { useState } from "react";

export function Delivery({ us, who, rows }) {
  const [zip, setZip] = useState("");
  return (
<form action="/send" method="post">
<h1>Delivery to Canada</h1>
<p>{rows.map((row) => (<div><label>Postal code <input name="zip" autoComplete="postal-code" inputMode="numeric" /></label></div>))}</p>
<p><label htmlFor="who">Name</label>
<input id="who" name="who" autoComplete="name" defaultValue={who} /></p>
<p><button>Order</button></p>
</form>
  );
}
