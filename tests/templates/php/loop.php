<form action="/send" method="post">
<h1>Delivery to Canada</h1>
<p><?php foreach ($rows as $row): ?><label>Postal code <input name="zip_<?= htmlspecialchars($row) ?>" autocomplete="postal-code" inputmode="numeric"></label><?php endforeach ?></p>
<p><label for="who">Name</label>
<input id="who" name="who" autocomplete="name" value="<?= htmlspecialchars($who) ?>"></p>
<p><button>Order</button></p>
</form>