<!doctype html>
<html lang="en">
<head><title>Delivery</title></head>
<body>
{{-- The address form of the shop --}}
<form action="/delivery" method="post">
<h1>Where shall we deliver?</h1>
@if($greeting) <p>Welcome back, {{ $greeting }}.</p> @endif
<p><label for="name">Name</label>
<input id="name" name="name" autocomplete="name" required value="{{ $name }}"></p>
<p><label for="street">Street address</label>
<input id="street" name="street" autocomplete="address-line1" required value="{{ $street }}"></p>
<p><label for="city">City</label>
<input id="city" name="city" autocomplete="address-level2" required value="{{ $city }}"></p>
<p><label for="postal_code">Postal code</label>
<input id="postal_code" name="postal_code" autocomplete="postal-code" required inputmode="numeric" value="{{ $postal_code }}"></p>
<p><label for="country">Country</label>
<select id="country" name="country" autocomplete="country" required>
<option value="">Choose one</option>
<option value="CA">Canada</option>
<option value="US">United States</option>
</select></p>
<p><button>Continue</button></p>
</form>
</body>
</html>
