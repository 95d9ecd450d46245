"""Europresse (Eureka): its pages, in the layouts of 2012, 2015 and today."""
