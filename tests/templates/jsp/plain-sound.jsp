<!doctype html>
<html lang="en">
<head><title>Delivery</title></head>
<body>
<form action="/send" method="post">
<h1>Delivery to Canada</h1>
<p><label for="who">Name</label>
<input id="who" name="who" autocomplete="name" value="${fn:escapeXml(who)}"></p>
<p><label for="city">City</label>
<input id="city" name="city" autocomplete="address-level2"></p>
<p><label for="zip">Postal code</label>
<input id="zip" name="zip" autocomplete="postal-code" value="${fn:escapeXml(zip)}"></p>
<p><button>Order</button></p>
</form>
</body>
</html>
