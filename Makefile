.PHONY: demo test

demo:
	@./kithkin demo

test:
	@./kithkin test
