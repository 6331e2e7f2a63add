<!doctype html>
<html lang="en">
<head><title>Delivery</title></head>
<body>
<?php /* The address form of the shop */ ?>
<form action="/delivery" method="post">
<h1>Where shall we deliver?</h1>
<?php if ($greeting) { ?><p>Welcome back, <?= htmlspecialchars($greeting) ?>.</p><?php } ?>
<p><label for="name">Name</label>
<input id="name" name="name" autocomplete="name" required value="<?= htmlspecialchars($name) ?>"></p>
<p><label for="street">Street address</label>
<input id="street" name="street" autocomplete="address-line1" required value="<?= htmlspecialchars($street) ?>"></p>
<p><label for="city">City</label>
<input id="city" name="city" autocomplete="address-level2" required value="<?= htmlspecialchars($city) ?>"></p>
<p><label for="postal_code">Postal code</label>
<input id="postal_code" name="postal_code" autocomplete="postal-code" required inputmode="<?php if ($us): ?>numeric<?php else: ?>text<?php endif; ?>" value="<?= htmlspecialchars($postal_code) ?>"></p>
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
