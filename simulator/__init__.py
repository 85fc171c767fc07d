"""The platforms, playable: Bot API, Twilio REST, Graph API (Facebook, Instagram), X API v2 and
YouTube Data API over real HTTP.

One server with state plays them all, sends signed webhooks, journals what it sent, what was
answered and what it received, and can be told to misbehave. It imports nothing from the product.
"""
