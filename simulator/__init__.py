"""The platforms, playable: Bot API, Twilio REST, Graph API and X API v2 over real HTTP.

One server with state plays all four, sends signed webhooks, journals what it sent, what was
answered and what it received, and can be told to misbehave. It imports nothing from the product.
"""
