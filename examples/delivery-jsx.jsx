export function Delivery({ who }) {
  return (
<form action="/delivery" method="post">
  <h1>Where shall we deliver?</h1>
  <p><label htmlFor="name">Name</label>
  <input id="name" name="name" autoComplete="name" required defaultValue={who} /></p>
  <p><label htmlFor="street">Street address</label>
  <input id="street" name="street" autoComplete="address-line1" required /></p>
  <p><label htmlFor="city">City</label>
  <input id="city" name="city" autoComplete="address-level2" required /></p>
  <p><label htmlFor="postal_code">Postal code</label>
  <input id="postal_code" name="postal_code" autoComplete="postal-code" required maxLength={5} /></p>
  <p><label htmlFor="country">Country</label>
  <select id="country" name="country" autoComplete="country" required>
    <option value="">Choose one</option>
    <option value="CA">Canada</option>
    <option value="US">United States</option>
  </select></p>
  <p><button>Continue</button></p>
</form>
  );
}
