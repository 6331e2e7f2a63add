<form action="/send" method="post">
<h1>Delivery to Canada</h1>
<p><label for="who">Name</label>
<input id="who" name="who" autocomplete="name" value="<?= htmlspecialchars($who) ?>"></p>
<p><?php if ($premium) { ?><label for="zip">Postal code</label>
<input id="zip" name="zip" autocomplete="postal-code" maxlength="10"><?php } ?></p>
<p><button>Order</button></p>
</form>