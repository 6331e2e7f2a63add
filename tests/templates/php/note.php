<form action="/send" method="post">
<h1>Delivery to Canada</h1>
<p><?php /* who gets it */ ?></p>
<p><label for="who">Name</label>
<input id="who" name="who" autocomplete="name" value="<?= htmlspecialchars($who) ?>"></p>
<p><label for="zip">Postal code</label>
<input id="zip" name="zip" autocomplete="postal-code" inputmode="numeric"></p>
<p><?php include 'foot.php'; ?></p>
<p><button>Order</button></p>
</form>